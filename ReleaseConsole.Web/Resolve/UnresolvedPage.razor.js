import { isLetterKey } from "../Shell/MainLayout.razor.js";

let listening = false;

/** j and k move through the queue; 1 to 4 decide and u takes back: each presses what a pointer would press. */
export function listen() {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", event => {
    const list = document.querySelector(".queue .list");
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if ((!list && !button) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select, [contenteditable]")) return;
    if (list && isLetterKey(event) && (event.key === "j" || event.key === "k")) {
      const items = [...list.querySelectorAll("a.item")];
      const next = items[items.findIndex(item => item.getAttribute("aria-current")) + (event.key === "j" ? 1 : -1)];
      next?.click();
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (button) button.click();
    else return;
    event.preventDefault();
  });
}
