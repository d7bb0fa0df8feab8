// How long a person pauses before the address follows what is written.
const Pause = 200;

/** Keeps what is written in the address as "find", and in each link of the list beside it as it is followed. */
export function keep(component, filter) {
  const input = filter.querySelector("input");
  const list = filter.parentElement;
  let waiting = 0;
  const find = () => input.value.trim();
  const written = address => {
    const url = new URL(address, location.href);
    if ((url.searchParams.get("find") ?? "").trim() === find()) return address;
    if (find()) url.searchParams.set("find", input.value);
    else url.searchParams.delete("find");
    return url.pathname + url.search.replaceAll("+", "%20") + url.hash;
  };
  const go = () => Blazor.navigateTo(written(location.href), { forceLoad: false, replaceHistoryEntry: true });
  const typed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(go, Pause);
  };
  // Before the page follows the link: what is written may be newer than the link, and newer than the address.
  const followed = event => {
    const link = event.target.closest?.("a[href]");
    if (!link || !list.contains(link)) return;
    clearTimeout(waiting);
    link.setAttribute("href", written(link.href));
  };
  input.addEventListener("input", typed);
  document.addEventListener("click", followed, true);
  return {
    stop: () => {
      clearTimeout(waiting);
      input.removeEventListener("input", typed);
      document.removeEventListener("click", followed, true);
    },
  };
}
