/** Takes what is chosen or dropped and sends it with its progress. The form itself stays able to post without this. */
export function take(form) {
  const field = form.querySelector("input[type=file]");
  const area = form.querySelector(".drop");
  const said = area.querySelector("output");
  let files = [];
  const keep = (taken, why) => {
    files = taken;
    // What was dropped is not in the field, so the field must not ask for it.
    field.required = files.length === 0;
    said.textContent = why ?? words(files);
    tell(form, "");
  };
  const chosen = () => keep([...field.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  field.addEventListener("change", chosen);
  for (const over of ["dragenter", "dragover"]) area.addEventListener(over, (event) => { event.preventDefault(); area.dataset.over = ""; });
  area.addEventListener("dragleave", () => { delete area.dataset.over; });
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    delete area.dataset.over;
    const { taken, isFolder } = await dropped(event.dataTransfer);
    field.value = "";
    if (field.webkitdirectory && !isFolder) keep([], "That is no folder. Drop one folder here, or the files below.");
    else keep(taken);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (files.length > 0) send(form, files);
  });
  chosen();
}

/** Everything below what was dropped, by its path; a browser that does not show folders gives its files. */
async function dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.length === 0 || entries.includes(null))
    return { taken: [...transfer.files].map((file) => ({ file, path: file.name })), isFolder: false };
  const taken = [];
  for (const entry of entries) await walk(entry, "", taken);
  return { taken, isFolder: entries.length === 1 && entries[0].isDirectory };
}

async function walk(entry, above, taken) {
  if (entry.isFile) {
    taken.push({ file: await new Promise((found, lost) => entry.file(found, lost)), path: above + entry.name });
    return;
  }
  const reader = entry.createReader();
  // A reader hands its entries out in parts, and an empty part at the end.
  for (;;) {
    const part = await new Promise((found, lost) => reader.readEntries(found, lost));
    if (part.length === 0) return;
    for (const one of part) await walk(one, `${above}${entry.name}/`, taken);
  }
}

function send(form, files) {
  const body = new FormData();
  // The token stands first: the server reads it before it takes a byte of a file.
  const token = form.querySelector("input[type=hidden]");
  body.append(token.name, token.value);
  for (const { file, path } of files) body.append("files", file, path);
  const request = new XMLHttpRequest();
  const begun = performance.now();
  const stay = (event) => event.preventDefault();
  let sent = 0;
  request.upload.onprogress = (event) => {
    sent = event.loaded;
    show(form, event.loaded, event.total, (performance.now() - begun) / 1000);
  };
  request.upload.onload = () => removeEventListener("beforeunload", stay);
  request.onload = () => answered(form, request);
  request.onerror = () => tell(form,
    `The connection ended after ${size(sent)}. Nothing was taken. Send it again; if it ends at the same place, it is larger than is accepted here.`);
  request.onabort = () => tell(form, `Cancelled after ${size(sent)}. Nothing was taken.`);
  request.onloadend = () => {
    removeEventListener("beforeunload", stay);
    busy(form, null);
  };
  addEventListener("beforeunload", stay);
  tell(form, "");
  busy(form, () => request.abort());
  show(form, 0, files.reduce((sum, { file }) => sum + file.size, 0), 0);
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.send(body);
}

/** The server says where to go on: to the import, or to this page with the reason. Who went elsewhere meanwhile stays there. */
function answered(form, request) {
  let at;
  try {
    at = JSON.parse(request.responseText).at;
  } catch {
    at = undefined;
  }
  if (at === undefined)
    tell(form, request.status === 413 ? "It is larger than is accepted here. Nothing was taken. Leave files out, or send it in parts."
      : "The console did not take it: this page is too old, or you are signed out. Nothing was taken. Load the page again.");
  else if (form.isConnected) Blazor.navigateTo(at);
}

function show(form, loaded, total, seconds) {
  const row = form.querySelector(".sending");
  row.querySelector("progress").value = total > 0 ? (1000 * loaded) / total : 0;
  const rest = seconds > 1 && loaded > 0 ? Math.ceil(((total - loaded) * seconds) / loaded) : null;
  row.querySelector("p").textContent = loaded >= total && total > 0
    ? "Everything is sent. You can leave; the import runs on the server."
    : `${size(loaded)} of ${size(total)} sent${rest === null ? "" : `, about ${rest} s left`}. You can go on elsewhere in the console; keep this tab open until it is sent.`;
}

function busy(form, cancel) {
  const row = form.querySelector(".sending");
  row.hidden = cancel === null;
  row.querySelector("button").onclick = cancel;
  form.querySelector(":scope > button[type=submit]")?.toggleAttribute("disabled", cancel !== null);
}

function tell(form, wrong) {
  const line = form.querySelector(".wrong");
  line.textContent = wrong;
  line.hidden = wrong === "";
}

function words(files) {
  if (files.length === 0) return "Nothing is chosen yet";
  const total = size(files.reduce((sum, { file }) => sum + file.size, 0));
  if (files.length === 1 && !files[0].path.includes("/")) return `${files[0].path}, ${total}`;
  const folder = files[0].path.includes("/") ? files[0].path.split("/")[0] : "";
  return `${folder ? `${folder}, ` : ""}${files.length} ${files.length === 1 ? "file" : "files"}, ${total}`;
}

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
