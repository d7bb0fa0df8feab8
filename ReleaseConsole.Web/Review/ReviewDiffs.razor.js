const KEPT = 8;

/** Tells the list which changes are near the window. What leaves gives up its rows but keeps its room, unless somebody types in it. */
export function watch(component, list) {
  const near = new Set();
  let shown = [];
  let root;
  let observer;
  let told = 0;
  const section = at => list.querySelector(`:scope > [data-at="${at}"]`);
  const atWork = at => {
    const one = section(at);
    return one?.contains(document.activeElement) || [...one?.querySelectorAll("textarea") ?? []].some(field => field.value);
  };

  const tell = () => {
    told = 0;
    shown = [...shown.filter(at => !near.has(at)), ...near];
    const rooms = {};
    let tooMany = shown.length - KEPT;
    shown = shown.filter(at => {
      if (tooMany <= 0 || near.has(at) || atWork(at)) return true;
      tooMany--;
      const room = Math.round(section(at)?.getBoundingClientRect().height ?? 0);
      if (room) rooms[at] = room;
      return false;
    });
    component.invokeMethodAsync("Show", shown, rooms);
  };

  const follow = () => {
    // Where the window is low or narrow the page scrolls, not the column.
    const column = list.closest("[data-scroll]");
    const scrolls = column && column.scrollHeight > column.clientHeight + 1 ? column : null;
    if (observer && scrolls === root) return;
    observer?.disconnect();
    near.clear();
    root = scrolls;
    observer = new IntersectionObserver(entries => {
      for (const entry of entries) near[entry.isIntersecting ? "add" : "delete"](Number(entry.target.dataset.at));
      told ||= setTimeout(tell, 50);
    }, { root, rootMargin: "700px 0px" });
    for (const one of list.children) observer.observe(one);
  };

  window.addEventListener("resize", follow);
  follow();
  return {
    stop() {
      observer.disconnect();
      clearTimeout(told);
      window.removeEventListener("resize", follow);
    },
  };
}
