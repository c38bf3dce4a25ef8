// Runs before the first paint: a colour scheme that was chosen by hand must not flash the other one.
(function () {
  var chosen = null;
  try { chosen = localStorage.getItem('duebook.scheme'); } catch (_) { /* storage may be closed to us */ }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
