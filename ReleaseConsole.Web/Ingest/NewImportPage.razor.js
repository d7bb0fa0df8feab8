/** The file field lies over its area, so the browser itself takes what is dropped there; this says what was taken. */
export function watch(page) {
  for (const field of page.querySelectorAll("input[type=file]")) {
    const area = field.closest(".drop");
    const said = area.querySelector("output");
    const show = () => { said.textContent = words([...field.files]); };
    field.addEventListener("change", show);
    for (const over of ["dragenter", "dragover"]) field.addEventListener(over, () => { area.dataset.over = ""; });
    for (const away of ["dragleave", "drop"]) field.addEventListener(away, () => { delete area.dataset.over; });
    show();
  }
}

function words(files) {
  if (files.length === 0) return "Nothing is chosen yet";
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const read = size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
  const folder = files[0].webkitRelativePath.split("/")[0];
  if (files.length === 1 && !folder) return `${files[0].name}, ${read}`;
  return `${folder ? `${folder}, ` : ""}${files.length} ${files.length === 1 ? "file" : "files"}, ${read}`;
}
