// Keeps the page up to date, which is whole without it.
(() => {
 const main = document.querySelector('main'), body = document.body, { lang } = document.documentElement;
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
  // A plan that has gone has a page that says so; what a proxy says meanwhile is none of ours.
  if (!fresh || !(answer.ok || answer.status === 404)) return;
  const open = main.querySelector('details[open]'), at = document.activeElement?.getAttribute('href');
  main.replaceChildren(...fresh.childNodes);
  main.querySelector('details')?.toggleAttribute('open', !!open);
  if (at && document.activeElement === body) main.querySelector(`[href="${CSS.escape(at)}"]`)?.focus();
  if (document.title !== page.title) document.getElementById('said').textContent = document.title = page.title;
  show();
 };
 let renewal, day = date();
 const renew = () => {
  clearTimeout(renewal);
  renewal = setTimeout(() => load().catch(() => {}), Math.random() * 1000);
 };
 // Its first state may be what the page says already; each later one is news, or comes after something was missed.
 const told = new Set();
 const listen = () => {
  const source = new EventSource(body.dataset.events);
  source.addEventListener('state', ({ data }) => {
   const { plan, state, until } = JSON.parse(data);
   const shown = document.querySelector(`[data-plan="${CSS.escape(plan)}"]`);
   if (told.has(plan) || shown?.dataset.key !== `${state} ${until ?? ''}`) renew();
   told.add(plan);
  });
  source.addEventListener('changes', renew);
  source.onerror = () => {
   // The browser doesn't come again after a refusal, such as a proxy's while the daemon restarts.
   if (source.readyState !== 2) return;
   renew();
   setTimeout(listen, 15000 + Math.random() * 30000);
  };
 };
 const tick = () => {
  show();
  if (date() !== day) { day = date(); renew(); }
  setTimeout(tick, 60500 - Date.now() % 60000);
 };
 listen();
 tick();
})();
