/** Ctrl+S saves the version, wherever the focus is on this page; the browser's own "save page" stays out of the way. */
export function saveKey(root) {
  const onKey = event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    event.stopPropagation();
    const message = root.querySelector("[data-message]");
    message?.dispatchEvent(new Event("change", { bubbles: true }));
    root.querySelector("[data-save]")?.click();
  };
  window.addEventListener("keydown", onKey, true);
  return { dispose: () => window.removeEventListener("keydown", onKey, true) };
}
