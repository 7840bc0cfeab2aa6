import { $, FAN, call, clock, element, people, report, simulator, state } from './base.js';
import { showFanMenu, startWeChat } from './wechat.js';
import { showAuthorizers } from './platforms.js';

/* ---- what arrives in the simulated chats ---- */

function chatOf(message) {
  const appId = message.conversation.split('/')[0];
  if (message.platform === 'wechat' && appId === state.appId) {
    const notice = message.text.includes('告警') ? 'chat-binding' : 'chat-template';
    return message.kind === 'template' ? notice : 'chat-message';
  }
  if (message.platform === 'wechat' && appId === state.customerAppId) {
    return 'chat-open';
  }
  return { wecom: 'chat-wecom', dingtalk: 'chat-ding' }[message.platform];
}

function show(message) {
  const chat = $(chatOf(message));
  if (!chat || message.kind === 'event') {
    return;
  }
  const byUser = message.platform === 'wechat' && message.from.startsWith('o');
  const bubble = element('div', element('small', `${byUser ? '粉丝' : '应用'} · ${message.kind} · ${clock(message.at)}`));
  bubble.className = `bubble ${byUser ? 'mine' : 'theirs'}`;
  bubble.append(message.text);
  if (message.mediaUrl) {
    const image = document.createElement('img');
    image.src = message.mediaUrl;
    image.alt = message.kind;
    bubble.append(image);
  }
  chat.append(bubble);
  chat.scrollTop = chat.scrollHeight;
}

function log(entry) {
  const line = element('li', element('b', entry.platform));
  line.append(` ${entry.kind} ${entry.title}`);
  line.title = entry.detail;
  $('journal').prepend(line);
  while ($('journal').children.length > 200) {
    $('journal').lastChild.remove();
  }
}

async function listen() {
  const events = new EventSource(`${simulator}/_sim/events`);
  events.addEventListener('chat', (event) => show(JSON.parse(event.data)));
  events.addEventListener('journal', (event) => {
    log(JSON.parse(event.data));
    refresh().catch(report);
  });
  events.onopen = () => {
    $('live').textContent = '实时';
    $('live').classList.add('on');
  };
  events.onerror = () => {
    $('live').textContent = '连接中断，正在重连…';
    $('live').classList.remove('on');
  };
  (await call(`${simulator}/_sim/chats`)).messages.forEach(show);
  (await call(`${simulator}/_sim/journal`)).entries.slice(-50).forEach(log);
}

async function refresh() {
  const { accounts: now } = await call(`${simulator}/_sim/accounts`);
  showFanMenu(now);
  showAuthorizers(now);
  return now;
}

async function start() {
  const { accounts } = await call(`${simulator}/_sim/accounts`);
  const official = accounts.filter((account) => account.kind === 'wechat');
  // A customer's account is pushed to another path as soon as it has authorized the platform.
  const ours = official.find((account) => account.callbackUrl.endsWith('/wechat/portal'));
  state.appId = ours.id;
  state.appletId = accounts.find((account) => account.kind === 'applet').id;
  state.customerAppId = official.find((account) => account !== ours).id;
  $('phone').href = `${simulator}/`;
  await listen();
  if (!ours.people.some((person) => person.id === FAN && person.following)) {
    await people(state.appId, FAN, 'follow', {});
  }
  await refresh();
  await startWeChat();
}

start().catch(report);
