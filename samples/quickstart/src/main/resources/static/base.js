export const FAN = 'oQuickstartFan';
export const CUSTOMER_FAN = 'oCustomerFan';

export const $ = (id) => document.getElementById(id);
export const simulator =
  `http://${location.hostname}:${new URLSearchParams(location.search).get('simulator') || 9797}`;
export const state = {};

/** Calls the application, or the simulator's control API. */
export async function call(url, body, method) {
  const response = await fetch(url, {
    method: method || (body === undefined ? 'GET' : 'POST'),
    headers: body && { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text && text.match(/^[\[{"]|^\d+$/) ? JSON.parse(text) : text;
  if (!response.ok) {
    throw new Error(answer.message?.zh || answer.error || answer.msg || `HTTP ${response.status}`);
  }
  return answer;
}

/** Lets a person do something with an account. */
export const people = (account, person, action, body) =>
  call(`${simulator}/_sim/accounts/${account}/people/${person}/${action}`, body);

export const later = (millis) => new Promise((done) => setTimeout(done, millis));

export const clock = (instant) => new Date(instant).toLocaleTimeString('zh-CN', { hour12: false });

export function element(name, text) {
  const made = document.createElement(name);
  made.append(text);
  return made;
}

export function say(id, text, ok) {
  $(id).textContent = text;
  $(id).classList.toggle('ok', Boolean(ok));
}

export function report(problem) {
  $('journal').prepend(element('li', `⚠ ${problem.message}`));
}

export function on(id, event, action) {
  $(id).addEventListener(event, async (happened) => {
    if (event === 'submit') {
      happened.preventDefault();
    }
    try {
      await action();
    }
    catch (problem) {
      report(problem);
    }
  });
}
