'use strict';

const KINDS = ['rate-limit', 'usage-cap', '24h-limit', 'unauthorized', 'app-keys', 'app-suspended', 'not-enrolled',
  'permission', 'suspended', 'locked', 'recipient-closed', 'duplicate', 'out-of-credit', 'clock', 'server-error',
  'unavailable', 'timeout', 'reset', 'truncated', 'not-json', 'redirect', 'slow'];

const find = (selector) => document.querySelector(selector);
const time = (text) => new Date(text).toLocaleString();

async function call(method, path, body) {
  const answer = await fetch('/sandbox' + path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const content = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) {
    const fields = (content.errors || []).map((error) => `${error.field}: ${error.message}`).join(' ');
    throw new Error(fields || content.detail || `Status ${answer.status}`);
  }
  return content;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  return made;
}

function fill(table, rows) {
  find(`${table} tbody`).replaceChildren(...rows.map((cells) => {
    const row = document.createElement('tr');
    row.append(...cells.map((cell) => {
      if (cell instanceof Node) {
        const holder = document.createElement('td');
        holder.append(cell);
        return holder;
      }
      return element('td', cell);
    }));
    return row;
  }));
}

function options(select, values, empty) {
  const chosen = select.value;
  select.replaceChildren(...(empty === undefined ? values : ['', ...values]).map((value) => {
    const option = element('option', value || empty);
    option.value = value;
    return option;
  }));
  if (values.includes(chosen)) {
    select.value = chosen;
  }
}

// The usual case first: a customer writes to the first business.
function suggest(select, username) {
  if (!select.dataset.suggested && [...select.options].some((option) => option.value === username)) {
    select.value = username;
    select.dataset.suggested = 'true';
  }
}

function fieldsOf(form) {
  const numbers = ['times', 'seconds', 'limit', 'windowSeconds', 'skipSeconds'];
  return Object.fromEntries([...new FormData(form)]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]));
}

function onSubmit(selector, path, done, change = (fields) => fields) {
  find(selector).addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    await attempt(async () => {
      await call('POST', path, change(fieldsOf(form)));
      return done;
    });
    form.querySelectorAll('textarea, [name=mediaUrl]').forEach((field) => { field.value = ''; });
  });
}

async function attempt(work) {
  try {
    find('#notice').textContent = await work();
  } catch (failure) {
    find('#notice').textContent = failure.message;
  }
  await refresh();
}

function revoke(username) {
  const button = element('button', 'Revoke apps');
  button.type = 'button';
  button.addEventListener('click', () => attempt(async () => {
    const { revokedTokens } = await call('POST', '/revoke', { username });
    return `@${username} took back ${revokedTokens} access token(s).`;
  }));
  return button;
}

function app(item) {
  const list = document.createElement('dl');
  const pairs = {
    'API key': item.apiKey, 'API key secret': item.apiKeySecret,
    'Access token': item.owner.accessToken, 'Access token secret': item.owner.accessTokenSecret,
    Owner: '@' + item.owner.username, Permission: item.permission, Callbacks: item.callbackUrls.join(', ') || 'none',
  };
  Object.entries(pairs).forEach(([name, value]) => list.append(element('dt', name), element('dd', value)));
  const holder = document.createElement('div');
  holder.append(element('h3', item.name), list);
  return holder;
}

async function showAccounts() {
  const { items } = await call('GET', '/accounts');
  const names = items.map((item) => item.username);
  document.querySelectorAll('[name=from], #account').forEach((select) => options(select, names));
  options(find('#write [name=to]'), names, 'nobody: a group');
  suggest(find('#write [name=from]'), 'budi');
  suggest(find('#write [name=to]'), 'kanal_demo');
  suggest(find('#mention [name=from]'), 'budi');
  options(find('#fault [name=account]'), names, 'all');
  fill('#accounts', items.map((item) => ['@' + item.username, item.name, item.id, revoke(item.username)]));
}

async function showMessages() {
  const { items } = await call('GET', '/messages?limit=200&account=' + encodeURIComponent(find('#account').value));
  const groups = [...new Set(items.map((item) => item.group).filter(Boolean))];
  find('#groups').replaceChildren(...groups.map((group) => Object.assign(document.createElement('option'), { value: group })));
  fill('#messages', items.map((item) => [time(item.sentAt), item.from,
    item.to || item.group || item.conversationId,
    (item.eventType === 'MessageCreate' ? '' : `[${item.eventType}] `) + item.text + (item.mediaUrl ? ' 🖼' : '')]));
}

async function showLimits() {
  const { items, windows } = await call('GET', '/limits');
  const same = (limit, open) => limit.method === open.method && limit.path === open.path && limit.scope === open.scope
    && limit.limit === open.limit;
  fill('#limits', items.map((limit) => [`${limit.method} ${limit.path}`, limit.scope,
    limit.limit + (limit.overridden ? ' (set here)' : ''), `${limit.windowSeconds} s`,
    windows.filter((open) => same(limit, open))
      .map((open) => `${open.app} ${open.account}: ${open.remaining} left till ${time(open.resetAt)}`).join('; ')]));
}

async function refresh() {
  const since = new Date(Date.now() - 600_000).toISOString();
  const [apps, faults, bill, requests, clock] = await Promise.all([
    call('GET', '/apps'), call('GET', '/faults'), call('GET', '/bill'), call('GET', '/requests?since=' + since),
    call('GET', '/clock'), showLimits(), showMessages()]);
  find('#apps').replaceChildren(...apps.items.map(app));
  fill('#faults', faults.items.map((fault) => [fault.path, fault.kind,
    fault.times ? `${fault.times} times` : `till ${time(fault.until)}`, fault.account || fault.app || 'all', fault.when]));
  find('#total').textContent = `${bill.totalUsd} USD`;
  fill('#bill', bill.items.map((line) => [line.day, line.app, line.resource, line.count, line.usd]));
  fill('#requests', requests.items.slice(-200).reverse().map((request) => [time(request.at),
    request.status || 'cut', `${request.method} ${request.path}${request.query ? '?' + request.query : ''}`,
    request.app, request.account]));
  find('#clock').textContent = clock.skippedSeconds ? `The clock was moved on by ${clock.skippedSeconds} s.` : '';
}

function clear(selector, path, done) {
  find(selector).addEventListener('click', () => attempt(async () => {
    await call('DELETE', path);
    return done;
  }));
}

onSubmit('#write', '/messages', 'Sent.', (fields) => (fields.group ? { ...fields, to: undefined } : fields));
onSubmit('#add-account', '/accounts', 'Added.');
onSubmit('#mention', '/mentions', 'Posted. It is public, and no direct message.');
onSubmit('#fault', '/faults', 'Ordered.', (fields) => (fields.seconds ? { ...fields, times: undefined } : fields));
onSubmit('#limit', '/limits', 'Set.');
onSubmit('#skip', '/clock', 'Skipped.');
clear('#clear-faults', '/faults', 'No faults are left.');
clear('#reset-limits', '/limits', "X's own limits hold.");
options(find('#fault [name=kind]'), KINDS);
find('#account').addEventListener('change', refresh);
showAccounts().then(refresh);
find('#add-account').addEventListener('submit', () => setTimeout(showAccounts, 500));
setInterval(refresh, 3000);
