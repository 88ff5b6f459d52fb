// Runs before the first paint, so that a chosen theme and the page's language never flash. A file of its own because the
// content policy allows no script inside the page.
(() => {
  const root = document.documentElement;
  if (/^\/en(\/|$)/.test(location.pathname)) root.lang = 'en';
  try {
    const theme = localStorage.getItem('utfall-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage can be switched off: the computer's own theme then holds.
  }
})();
