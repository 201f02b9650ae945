// The snippet shows the address that this page has.
for (const here of document.querySelectorAll('.here')) {
  here.textContent = new URL('.', location.href).href.slice(0, -1);
}
