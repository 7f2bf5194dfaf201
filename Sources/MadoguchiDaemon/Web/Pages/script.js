// Keeps the page up to date, which is whole without it.
(() => {
 const main = document.querySelector('main'), body = document.body, { lang } = document.documentElement;
 if (!main || !body.dataset.events || !window.EventSource) return;
 const own = main.dataset.zone;
 const clock = (timeZone, how) => new Intl.DateTimeFormat(lang, { timeZone, hourCycle: 'h23', ...how }).format();
 const time = zone => clock(zone, { hour: '2-digit', minute: '2-digit' });
 const date = () => clock(own, { dateStyle: 'short' });
 const each = (name, act) =>
  document.querySelectorAll(`[data-${name}]`).forEach(it => act(it, it.dataset[name]));
 const left = instant => {
  const all = Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 60000)), m = all % 60;
  return all > 1440 ? '' : main.dataset[all < 60 ? 'minutes' : 'hours'].replace('{h}', (all - m) / 60).replace('{m}', m);
 };
 const show = () => {
  each('clock', (it, zone) => { it.textContent = time(zone); });
  each('weekday', (it, zone) => { it.textContent = clock(zone, { weekday: 'long' }); });
  each('left', (it, instant) => { it.textContent = left(instant); });
  each('still', it => { it.hidden = true; });
  const [h, m] = time(own).split(':');
  each('now', line => line.setAttribute('d', `M${h * 60 + +m} -6V26`));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone, mine = document.getElementById('mine');
  if (!mine || !zone || zone === own) return;
  mine.href = '?' + new URLSearchParams({ lang, zone });
  mine.hidden = false;
 };
 const load = async () => {
  const answer = await fetch(location.href, { cache: 'reload', headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('main');
  if (!answer.ok || !fresh) return;
  const open = main.querySelector('details[open]'), at = document.activeElement?.getAttribute('href');
  main.replaceChildren(...fresh.childNodes);
  if (open) main.querySelector('details').open = true;
  if (at && document.activeElement === body) main.querySelector(`[href="${CSS.escape(at)}"]`)?.focus();
  if (document.title !== page.title) document.getElementById('said').textContent = document.title = page.title;
  show();
 };
 let renewal, day = date();
 const renew = () => {
  clearTimeout(renewal);
  renewal = setTimeout(() => load().catch(() => {}), Math.random() * 1000);
 };
 const card = plan => document.querySelector(`[data-plan="${CSS.escape(plan)}"]`);
 const source = new EventSource(body.dataset.events);
 source.addEventListener('state', ({ data }) => {
  const { plan, state, until } = JSON.parse(data), shown = card(plan);
  if (shown && shown.dataset.key !== `${state} ${until ?? ''}`) renew();
 });
 source.addEventListener('changes', ({ data }) => { if (card(JSON.parse(data).plan)) renew(); });
 const tick = () => {
  show();
  if (date() !== day) { day = date(); renew(); }
  setTimeout(tick, 60500 - Date.now() % 60000);
 };
 tick();
})();
