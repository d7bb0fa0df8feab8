/** Tells the component whether the window is too narrow for two sides. */
export function watchWidth(component) {
  const narrow = window.matchMedia("(max-width: 1199px)");
  const tell = () => component.invokeMethodAsync("SetNarrow", narrow.matches);
  narrow.addEventListener("change", tell);
  if (narrow.matches) tell();
  return { stop: () => narrow.removeEventListener("change", tell) };
}

/** Focuses a row. One outside the rendered window is scrolled to first and focused when it appears. */
export function focusRow(box, id, offset) {
  if (offset >= 0) box.scrollTop = Math.max(0, offset - box.clientHeight / 3);
  const until = performance.now() + 3000;
  const attempt = () => {
    const row = document.getElementById(id);
    if (row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    } else if (performance.now() < until) requestAnimationFrame(attempt);
  };
  attempt();
}
