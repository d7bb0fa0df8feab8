import { copy } from "./DigestChip.razor.js";
import "./DiffTableRow.razor.js";

const components = new WeakMap();

/** Tells the component whether the window is too narrow for two sides, and knows it by its file when something is to be copied. */
export function watch(component, file) {
  components.set(file, component);
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

/**
 * Brings an element into sight and keeps it there while what stands above it is still being rendered, until the reader does something.
 * `find` may find it later; `block` is where it goes in the window.
 */
export function keepInSight(find, block) {
  const acts = ["wheel", "pointerdown", "keydown", "touchstart"];
  const until = performance.now() + 4000;
  let acted = false;
  const act = () => { acted = true; };
  acts.forEach(one => window.addEventListener(one, act, { capture: true, passive: true }));
  const step = () => {
    const element = find();
    if (element && !stands(element, block)) element.scrollIntoView({ block });
    if (!acted && performance.now() < until) return requestAnimationFrame(step);
    acts.forEach(one => window.removeEventListener(one, act, { capture: true }));
  };
  step();
}

function stands(element, block) {
  const { top, bottom } = element.getBoundingClientRect();
  const column = element.closest("[data-scroll]")?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
  const [from, to] = [Math.max(0, column.top), Math.min(window.innerHeight, column.bottom)];
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginBlockStart) || 0;
  if (block === "start") return Math.abs(top - margin - from) < 2 || reachedEnd(element);
  return top >= from + 90 && bottom <= to - 24;
}

function reachedEnd(element) {
  const column = element.closest("[data-scroll]") ?? document.scrollingElement;
  return column.scrollTop + column.clientHeight >= column.scrollHeight - 2 && element.getBoundingClientRect().top > 0;
}

/** Brings the line an address names into sight; one outside the rendered window is scrolled to first. */
export function reveal(box, line, offset) {
  const find = () => box.querySelector(`[data-line="${CSS.escape(line)}"]`)?.closest("tr");
  if (offset >= 0 && !find()) box.scrollTop = Math.max(0, offset - box.clientHeight / 3);
  keepInSight(find, "center");
}

/** After a fold opened: the focus goes to the number of the first line that came. */
export function focusLine(box, line) {
  box.querySelector(`[data-line="${CSS.escape(line)}"] a`)?.focus({ preventScroll: true });
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-copy-text]");
  const component = button && components.get(button.closest("article.file"));
  if (component) copy(button, component.invokeMethodAsync("TextToCopy", button.dataset.copyText));
});
