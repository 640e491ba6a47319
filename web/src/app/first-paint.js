// Runs before the first paint, so that neither the colours nor the language change in front of the reader.
(function () {
  'use strict';
  var scheme = 'auto';
  var language = null;
  try {
    scheme = localStorage.getItem('kanal.scheme') || 'auto';
    language = localStorage.getItem('kanal.language');
  } catch {
    // A browser that keeps nothing shows what the system prefers.
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  if (language === 'en' || language === 'id') {
    document.documentElement.lang = language;
  }
})();
