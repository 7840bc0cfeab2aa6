const FAN = 'oQuickstartFan';
const CUSTOMER_FAN = 'oCustomerFan';

const $ = (id) => document.getElementById(id);
const params = new URLSearchParams(location.search);
const simulator = `http://${location.hostname}:${params.get('simulator') || 9797}`;
const state = {};

async function call(url, body, method) {
  const response = await fetch(url, {
    method: method || (body === undefined ? 'GET' : 'POST'),
    headers: body && { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text && text.match(/^[\[{"]|^\d+$/) ? JSON.parse(text) : text;
  if (!response.ok) {
    throw new Error(answer.error || answer.msg || `HTTP ${response.status}`);
  }
  return answer;
}

function report(problem) {
  const line = document.createElement('li');
  line.textContent = `⚠ ${problem.message}`;
  $('journal').prepend(line);
}

function on(id, event, action) {
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

/* ---- what arrives in the simulated chats ---- */

function chatOf(message) {
  const appId = message.conversation.split('/')[0];
  if (message.platform === 'wechat' && appId === state.appId) {
    return message.kind === 'template' ? 'chat-template' : 'chat-message';
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
  const bubble = document.createElement('div');
  bubble.className = `bubble ${byUser ? 'mine' : 'theirs'}`;
  const head = document.createElement('small');
  head.textContent = `${byUser ? '粉丝' : '应用'} · ${message.kind} · ${new Date(message.at).toLocaleTimeString()}`;
  bubble.append(head, message.text);
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
  const line = document.createElement('li');
  const platform = document.createElement('b');
  platform.textContent = entry.platform;
  line.append(platform, ` ${entry.kind} ${entry.title}`);
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
    refreshAuthorizers();
  });
  events.onopen = () => {
    $('live').textContent = '实时';
    $('live').classList.add('on');
  };
  events.onerror = () => {
    $('live').textContent = '连接中断，正在重连…';
    $('live').classList.remove('on');
  };
  (await call(`${simulator}/_sim/chats`)).forEach(show);
  (await call(`${simulator}/_sim/journal`)).slice(-50).forEach(log);
}

/* ---- the official account ---- */

const people = (appId, openId, action, body) =>
  call(`${simulator}/_sim/wechat/accounts/${appId}/people/${openId}/${action}`, body);

on('form-message', 'submit', () => people(state.appId, FAN, 'send', { text: $('message-text').value }));
on('send-template', 'click', () => call('/demo/template', {}));

let qrCode;

function loginStatus(text, done) {
  $('login-status').textContent = text;
  $('login-status').classList.toggle('ok', Boolean(done));
}

on('login-apply', 'click', async () => {
  qrCode = (await call('/token/wechat/qr/applyQrCode', {})).data;
  $('login-qr').src = `${simulator}/_sim/qr.png?text=${encodeURIComponent(qrCode.qrCodeUrl)}`;
  $('login-scan').disabled = false;
  loginStatus('等待扫码');
  poll(qrCode.qrCodeKey);
});

on('login-scan', 'click', async () => {
  $('login-scan').disabled = true;
  await people(state.appId, FAN, 'scan', { code: qrCode.qrCodeUrl });
});

async function poll(key) {
  while (qrCode && qrCode.qrCodeKey === key) {
    const status = await call(`/token/wechat/qr/getStatus?qrCodeKey=${encodeURIComponent(key)}`);
    if (status.data === 'ok') {
      const login = await call(`/token/wechat/qr/login?authCode=${encodeURIComponent(status.authCode)}`, {});
      loginStatus(`已登录：${login.data.user}`, true);
      return;
    }
    if (status.data === 'expired') {
      loginStatus('二维码已过期，请重新申请');
      return;
    }
    await new Promise((later) => setTimeout(later, 500));
  }
}

/* ---- WeCom and DingTalk ---- */

on('send-wecom', 'click', () => call('/demo/wecom', {}));
on('send-wecom-robot', 'click', () => call('/demo/wecom-robot', {}));
on('send-ding', 'click', () => call('/demo/ding', {}));
on('send-ding-robot', 'click', () => call('/demo/ding-robot', {}));
on('ding-progress', 'click', async () => {
  const progress = (await call('/demo/ding')).at(-1);
  $('ding-status').textContent = progress ? `最近一条通知：${progress.status} ${progress.percent}%` : '还没有发过通知';
});
on('ding-recall', 'click', async () => {
  await call('/demo/ding', undefined, 'DELETE');
  $('ding-status').textContent = '通知已撤回';
});

const ding = `${simulator}/_sim/dingtalk/apps`;
on('ding-callback', 'click', () => call(`${ding}/dingquickstart0001/people/zhangsan/send`, { text: '状态' }));
on('ding-stream', 'click', () => call(`${ding}/dingquickstart0002/events/user_add_org`, { UserId: ['lisi'] }));

/* ---- the third-party component ---- */

on('open-message', 'click', () => people(state.customerAppId, CUSTOMER_FAN, 'send', { text: '授权之后的第一条消息' }));

async function refreshAuthorizers() {
  const now = await call(`${simulator}/_sim/state`);
  const authorized = now.components.some((component) => component.authorizers.includes(state.customerAppId));
  $('open-message').disabled = !authorized;
  $('open-status').textContent = authorized ? `公众号 ${state.customerAppId} 已授权` : '还没有公众号授权';
  $('open-status').classList.toggle('ok', authorized);
}

async function start() {
  const { accounts } = await call(`${simulator}/_sim/state`);
  state.appId = accounts.find((account) => account.hasServer).appId;
  state.customerAppId = accounts.find((account) => !account.hasServer).appId;
  $('phone').href = `${simulator}/`;
  await listen();
  await refreshAuthorizers();
  const account = accounts.find(({ appId }) => appId === state.appId);
  if (!account.people.some((person) => person.openId === FAN && person.following)) {
    await people(state.appId, FAN, 'follow', {});
  }
}

start().catch(report);
