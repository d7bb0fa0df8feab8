import { keepInSight } from "../Kit/SideBySideDiff.razor.js";
import { isLetterKey } from "../Shell/MainLayout.razor.js";

let listening = false;
/** What is typed between the press of `c` and the box that opens; null while none is awaited. */
let written = null;

/** Brings a change to the top of its own column, unless one of its lines is named, and into sight in the list of changes. */
export function reveal(id, hasLine) {
  review(".tree [aria-current]")?.scrollIntoView({ block: "nearest" });
  if (!hasLine) keepInSight(() => document.getElementById(id), "start");
}

const review = selector => document.querySelector(`.review ${selector}`);

function moveChange(step) {
  review(`[data-step="${step}"]`)?.click();
}

function moveHunk(step) {
  const hunks = [...document.querySelectorAll(".review .middle tr[aria-label^='Difference']")].filter(row => row.offsetParent);
  const top = review(".middle").getBoundingClientRect().top + 100;
  const focused = hunks.indexOf(document.activeElement.closest("tr"));
  const at = focused >= 0 ? focused + step
    : step > 0 ? hunks.findIndex(row => row.getBoundingClientRect().top > top) : hunks.findLastIndex(row => row.getBoundingClientRect().top < top);
  const row = hunks[at];
  // Beyond what is rendered the next change comes into sight, and its hunks with it.
  if (!row) review(".middle").scrollBy({ top: step * review(".middle").clientHeight * 0.8 });
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "center" });
}

function comment() {
  const row = document.activeElement.closest(".review .middle tr");
  const picked = row?.querySelector(".on") ? review(".picked [data-comment]") : null;
  const line = picked ?? row?.querySelector("td.n.add button, td.n button:last-of-type")
    ?? review(".current tr[aria-label^='Difference'] td.n.add button") ?? review(".current td.n button");
  // What is folded away has no lines yet.
  if (!line) return review(".current details:not([open]) summary")?.click();
  written = "";
  // Who may not comment gets no box.
  setTimeout(() => written = null, 3000);
  line.click();
}

/** What was typed before the box for it stood on the page is put into it. */
function onFocus(event) {
  if (written === null || !event.target.matches(".thread textarea")) return;
  if (written) document.execCommand("insertText", false, written);
  written = null;
}

/** A remark that was begun is left; the focus goes back to its line. */
function leave(thread) {
  const cancel = thread.querySelector("[data-cancel]");
  const line = thread.closest("tr")?.previousElementSibling;
  cancel?.click();
  if (cancel) line?.querySelector("td.n button")?.focus({ preventScroll: true });
  return cancel;
}

const keys = {
  j: () => moveChange(1),
  k: () => moveChange(-1),
  n: () => moveHunk(1),
  p: () => moveHunk(-1),
  c: comment,
  v: () => review(".current .viewed input")?.click(),
  // In a narrow window the link to two sides is there and not shown.
  t: () => [...document.querySelectorAll(".review [data-view]:not([aria-pressed=true])")].find(one => one.offsetParent)?.click(),
  a: () => review("[data-decide=approve]")?.click(),
  r: () => review("[data-decide=changes]")?.click(),
};

/** Every key presses a control that stands on the page; Ctrl Enter signs, or sends the remark that is being written. */
export function listen() {
  if (listening) return;
  listening = true;
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerdown", () => written = null);
  document.addEventListener("keydown", event => {
    if (!document.querySelector(".review") || event.target.closest("dialog")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const thread = event.target.closest(".thread");
      (thread ? thread.querySelector("[data-post]") : review("[data-sign]"))?.click();
      event.preventDefault();
    } else if (event.key === "Escape") {
      const thread = event.target.closest(".thread");
      if (written !== null) written = null;
      else if (thread && leave(thread)) event.preventDefault();
    } else if (written !== null && event.key.length === 1 && isLetterKey(event)) {
      written += event.key;
      event.preventDefault();
    } else if (isLetterKey(event) && keys[event.key]) {
      keys[event.key]();
      event.preventDefault();
    }
  });
}

/** What was pressed is gone; the conditions that are to be written take the focus. */
export function showConditions() {
  review(".decide")?.scrollIntoView({ block: "end" });
  review(".decide [data-conditions]")?.focus({ preventScroll: true });
}

/** The decision comes into view with the focus on its comment, after Approve or Request changes was pressed. */
export function showDecision() {
  const panel = review(".decide");
  panel?.scrollIntoView({ block: "end" });
  panel?.querySelector("textarea")?.focus({ preventScroll: true });
}
