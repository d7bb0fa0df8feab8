let listening = false;

/** Ctrl+S saves the version, wherever the focus is while the editor is open; the browser's own "save page" stays out of the way. */
export function listen() {
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", event => {
    const root = document.querySelector(".af");
    if (!root || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    event.stopPropagation();
    const message = root.querySelector("[data-message]");
    message?.dispatchEvent(new Event("change", { bubbles: true }));
    root.querySelector("[data-save]")?.click();
  }, true);
}
