// Runs before the first paint, so that neither the theme nor the folded rail flashes.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (localStorage.getItem("rail") === "folded") document.documentElement.dataset.rail = "folded";
} catch {
  // Storage is switched off: the system's theme and the open rail stand.
}
