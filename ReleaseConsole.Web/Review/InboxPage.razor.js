import { isLetterKey } from "../Shell/MainLayout.razor.js";

let listening = false;

/**
 * j and k move through the list, Enter opens. The focus moves at once, the selection when the server has heard of it: keys that follow
 * quickly go on from the focus.
 */
export function listen() {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", event => {
    const list = document.querySelector(".inbox .list");
    if (!list || !isLetterKey(event)) return;
    const items = [...list.querySelectorAll("a.item")];
    const focused = items.indexOf(document.activeElement);
    const at = focused >= 0 ? focused : items.findIndex(item => item.getAttribute("aria-current"));
    if (event.key === "j" || event.key === "k") {
      const next = items[at + (event.key === "j" ? 1 : -1)];
      next?.click();
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && (event.target === document.body || event.target.matches("main, h1, a.item"))) {
      if (at >= 0) Blazor.navigateTo(items[at].dataset.open);
    } else return;
    event.preventDefault();
  });
}
