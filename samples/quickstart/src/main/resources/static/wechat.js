import { $, FAN, call, clock, element, later, on, people, report, say, state } from './base.js';

on('form-message', 'submit', () => people(state.appId, FAN, 'send-text', { text: $('message-text').value }));

/* ---- QR codes: login and binding ---- */

/** Waits for the scan; answers the code of one minute, or nothing if it is too late. */
async function scanned(qrCode) {
  for (;;) {
    const status = await call(`/token/wechat/qr/getStatus?qrCodeKey=${encodeURIComponent(qrCode.qrCodeKey)}`);
    if (status.data === 'ok') {
      return status.authCode;
    }
    if (status.data === 'expired') {
      return null;
    }
    await later(500);
  }
}

function qrFlow(name, apply, done) {
  let current;
  on(`${name}-apply`, 'click', async () => {
    const qrCode = current = await apply();
    $(`${name}-qr`).src = `/token/wechat/qr/image?size=300&qrCodeKey=${encodeURIComponent(qrCode.qrCodeKey)}`;
    $(`${name}-scan`).disabled = false;
    say(`${name}-status`, '等待扫码');
    const authCode = await scanned(qrCode);
    if (qrCode !== current) {
      return;
    }
    if (authCode) {
      await done(authCode);
    }
    else {
      say(`${name}-status`, '二维码已过期，请重新申请');
    }
  });
  on(`${name}-scan`, 'click', async () => {
    $(`${name}-scan`).disabled = true;
    await people(state.appId, FAN, 'scan', { code: current.qrCodeUrl });
  });
}

qrFlow('login', async () => (await call('/token/wechat/qr/applyQrCode', {})).data, async (authCode) => {
  const login = await call(`/token/wechat/qr/login?authCode=${encodeURIComponent(authCode)}`, {});
  say('login-status', `已登录：${login.data.user}`, true);
});

qrFlow('binding', () => call('/demo/binding/code', {}), async (authCode) => {
  await call(`/demo/binding?authCode=${encodeURIComponent(authCode)}`, {});
  await showBinding();
});

async function showBinding() {
  for (const bound of await call('/demo/binding')) {
    say('binding-status', `${bound.userId} 已绑定 ${bound.openId}`, true);
  }
}

on('binding-notice', 'click', async () => {
  const { sent, unknown } = await call('/demo/binding/notice', {});
  say('notice-status', `已发给：${sent.join('、') || '无'}；没有绑定微信：${unknown.join('、') || '无'}`, !unknown.length);
});

/* ---- fans ---- */

on('fans-sync', 'click', async () => {
  const { seen, added, changed, gone } = await call('/demo/fans/sync', {});
  say('fans-status', `共 ${seen} 个粉丝：新增 ${added}，变更 ${changed}，取消关注 ${gone}`, true);
});

/* ---- menus ---- */

const names = (buttons) => buttons
  .map(({ name, subButtons }) => (subButtons.length ? `${name}（${names(subButtons)}）` : name))
  .join(' · ');

let draft;

function newDraft(name) {
  return async () => {
    draft = await call(`/demo/menu/drafts/${name}`, {});
    const valid = !draft.problems.length;
    $('menu-publish').disabled = !valid;
    say('menu-status', valid ? `草稿可以发布，与线上有 ${draft.changes.length} 处不同` : `不能发布：${draft.problems.join('；')}`);
  };
}

on('menu-lunch', 'click', newDraft('lunch'));
on('menu-dinner', 'click', newDraft('dinner'));
on('menu-many', 'click', newDraft('too-many'));
on('menu-publish', 'click', () => publish(`drafts/${draft.id}`));

async function publish(what) {
  await call(`/demo/menu/${what}/publish`, {});
  $('menu-publish').disabled = true;
  say('menu-status', '已发布，粉丝的手机上看得到', true);
  await showMenu();
}

async function showMenu() {
  const { live, versions } = await call('/demo/menu');
  $('menu-live').textContent = live.length ? names(live) : '还没有菜单';
  $('menu-versions').replaceChildren(...versions.map((version, index) => {
    const line = element('li', `${clock(version.publishedAt)} ${names(version.menu.buttons)} `);
    if (index) {
      const again = element('button', '重新发布');
      again.className = 'small';
      again.addEventListener('click', () => publish(`versions/${version.id}`).catch(report));
      line.append(again);
    }
    return line;
  }));
}

/** The menu on the fan's phone, as the platform shows it. */
export function showFanMenu(accounts) {
  const fan = accounts.find(({ id }) => id === state.appId).people.find(({ id }) => id === FAN);
  const shown = JSON.stringify(fan ? fan.menu : []);
  if (shown === $('fan-menu').dataset.shown) {
    return;
  }
  $('fan-menu').dataset.shown = shown;
  $('fan-menu').replaceChildren(...(fan ? fan.menu : []).map(({ name, type }) => {
    const button = element('button', type ? name : `≡ ${name}`);
    button.disabled = !type;
    button.addEventListener('click', () => people(state.appId, FAN, 'tap-menu', { button: name }).catch(report));
    return button;
  }));
}

/* ---- template messages ---- */

let added;

async function showTemplates() {
  const templates = (await call('/demo/templates')).filter((template) => !template.gone);
  $('send-template').disabled = !templates.some(({ code }) => code === 'order-shipped');
  $('template-list').replaceChildren(...templates.map(({ id, code, fields }) => element('li',
    `${code || id.slice(0, 10)}：${fields.map(({ label, name }) => `${label} ${name}`).join('，')}`)));
}

on('template-sync', 'click', async () => {
  const found = await call('/demo/templates/sync', {});
  say('template-status', `同步：新增 ${found.added.length}，变更 ${found.changed.length}，`
    + `消失 ${found.gone.length}，不变 ${found.kept.length}`, true);
  await showTemplates();
});

on('template-console', 'click', async () => {
  if (added) {
    await call(`/demo/templates/${added}`, undefined, 'DELETE');
    added = null;
  }
  else {
    added = (await call('/demo/templates', {})).id;
  }
  $('template-console').textContent = added ? '删掉这个模板' : '从模板库添加';
  say('template-status', added ? '平台上多了一个模板，请同步' : '平台上少了一个模板，请同步');
});

on('send-template', 'click', async () => {
  const { msgId } = await call('/demo/templates/send', {});
  for (let asked = 0; asked < 20; asked++) {
    const { status } = await call(`/demo/templates/sent/${msgId}`);
    say('template-status', `消息 ${msgId}，回执：${status}`, status === 'success');
    if (status !== 'sent') {
      return;
    }
    await later(250);
  }
});

/* ---- forwarding ---- */

on('forward-message', 'click', () => people(state.appId, FAN, 'send-text', { text: '两个应用都收到了吗' }));

async function showForwarded() {
  const pushes = await call('/demo/forwarded');
  $('forwarded').replaceChildren(...pushes.map(({ said, from, query, body }) => {
    const line = element('li', element('strong', `✓ 验签通过　${from}：${said}`));
    line.append(element('code', `?${query}`), element('code', body));
    return line;
  }));
}

export async function startWeChat() {
  await Promise.all([showMenu(), showTemplates(), showBinding(), showForwarded()]);
  setInterval(() => showForwarded().catch(report), 2000);
}
