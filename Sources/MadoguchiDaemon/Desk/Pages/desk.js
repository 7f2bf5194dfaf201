// Keeps the page up to date, which is whole without it.
(() => {
 const main = document.querySelector('main'), said = document.getElementById('said');
 const trouble = document.getElementById('trouble');
 if (trouble) trouble.focus();
 // What was done is said once, and not again when the page is opened anew.
 const address = new URL(location.href);
 if (address.searchParams.has('done')) {
  address.searchParams.delete('done');
  history.replaceState(null, '', address);
 }
 // Sent once: a second press would only wait for the first.
 document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  // The page stays where it is while a file comes, and so does the button.
  else if (!('download' in form.dataset) && form.method === 'post') form.dataset.sent = '1';
 });
 addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach(form => delete form.dataset.sent));
 // A page with something to type in stays as it is, and so does one where somebody is about to press something.
 const isBusy = () => document.hidden || main.querySelector('.form, [data-sent], iframe')
  || [...main.querySelectorAll('input:not([type=hidden]), select, textarea')].some(it => it === document.activeElement
   || it.value !== (it.defaultValue ?? [...it.options].find(option => option.defaultSelected)?.value ?? it.value))
  || (document.activeElement !== document.body && document.activeElement.closest?.('main form'))
  || String(getSelection()) !== '';
 const place = node => [...main.querySelectorAll(node.tagName)].filter(it => it.textContent === node.textContent).indexOf(node);
 const load = async () => {
  if (isBusy()) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), fresh = page.querySelector('main');
  if (!fresh || !answer.ok || isBusy()) return;
  const at = main.contains(document.activeElement) ? document.activeElement : null, nth = at ? place(at) : -1;
  const open = [...main.querySelectorAll('details[open] > summary')].map(it => it.textContent);
  const lead = main.querySelector('.said');
  main.replaceChildren(...(lead ? [lead] : []), ...fresh.childNodes);
  main.querySelectorAll('details > summary').forEach(it => {
   if (open.includes(it.textContent)) it.parentElement.open = true;
  });
  if (at) [...main.querySelectorAll(at.tagName)].filter(it => it.textContent === at.textContent)[nth]?.focus();
  const banner = main.querySelector('.banner h2')?.textContent ?? '';
  if (said.textContent !== banner) said.textContent = banner;
  document.querySelector('[data-asof]').textContent = page.querySelector('[data-asof]')?.textContent ?? '';
 };
 setInterval(() => load().catch(() => {}), 15000);
})();
