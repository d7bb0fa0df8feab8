/** Arrows choose a result, so they must not move the caret as well. */
export function keepArrows(dialog) {
  dialog.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
  });
  new MutationObserver(() => dialog.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }))
    .observe(dialog, { subtree: true, attributeFilter: ["aria-selected"] });
}

export function close(dialog) {
  dialog.close();
}
