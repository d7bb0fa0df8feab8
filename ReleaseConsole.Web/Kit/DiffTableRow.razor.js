// What a reader does on the rows of any comparison; one listener each for the whole page, however many rows there are.

// A press on a line's number names the line in the address; with Shift, the lines from the one that is named to this one.
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-permalink]");
  if (!link || event.ctrlKey || event.metaKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  Blazor.navigateTo(event.shiftKey ? rangeTo(link) : link.href, { replaceHistoryEntry: true });
}, { capture: true });

function rangeTo(link) {
  const at = one => one.dataset.line.split("-");
  const [side, line] = at(link.closest("td"));
  const named = [...link.closest("table").querySelectorAll("td.on")].map(at).filter(([other]) => other === side).map(([, other]) => Number(other));
  const url = new URL(link.href);
  if (named.length) {
    const first = Math.min(named[0], Number(line));
    const last = Math.max(named[0], Number(line));
    url.searchParams.set("line", first === last ? `${side}-${first}` : `${side}-${first}-${last}`);
  }
  return url.href;
}

// Up and down go from a line's number to the next one of its side.
document.addEventListener("keydown", event => {
  const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  const link = step && !event.ctrlKey && !event.metaKey && !event.altKey && event.target.closest?.("a[data-permalink]");
  if (!link) return;
  const side = link.closest("td").dataset.line.split("-")[0];
  let row = link.closest("tr")[step];
  while (row && !row.querySelector(`[data-line^="${side}-"] a`)) row = row[step];
  row?.querySelector(`[data-line^="${side}-"] a`).focus();
  event.preventDefault();
});

// A selection stays in the column it began in.
document.addEventListener("pointerdown", event => {
  const cell = event.target.closest?.("table.diff td.c");
  const table = cell?.closest("table");
  if (!table) return;
  const side = ["before", "after"].find(one => cell.classList.contains(one));
  if (side && table.querySelectorAll("col").length === 6) table.dataset.side = side;
  else delete table.dataset.side;
});

// What is copied of a comparison is its lines: no numbers, no signs, no words of ours.
document.addEventListener("copy", event => {
  const chosen = document.getSelection();
  const range = chosen?.rangeCount ? chosen.getRangeAt(0) : null;
  const within = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("table.diff");
  const table = range && within(range.startContainer);
  if (!table || chosen.isCollapsed || within(range.endContainer) !== table || event.target.closest?.("textarea, input")) return;
  const side = table.dataset.side;
  const cells = [...table.querySelectorAll(side ? `td.c.${side}` : "td.c:not(.void)")].filter(cell => range.intersectsNode(cell));
  event.clipboardData.setData("text/plain", cells.map(cell => textIn(cell, range)).join("\n"));
  event.preventDefault();
});

function textIn(cell, range) {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (cell.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (cell.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  const text = part.cloneContents();
  text.querySelectorAll(".move, .cut-off").forEach(one => one.remove());
  return text.textContent;
}
