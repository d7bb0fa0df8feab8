/** Arrows choose, so they must not move the caret as well; what is written is replaced by typing. */
export function keepArrows(input) {
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
  });
  input.addEventListener("focus", () => input.select());
  new MutationObserver(() => input.closest(".picker")?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }))
    .observe(input, { attributeFilter: ["aria-activedescendant"] });
}
