const status = document.getElementById('status');

const csrfToken = () => /XSRF-TOKEN=([^;]+)/.exec(document.cookie)[1];

function wait(key) {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/token/wechat/qr/ws?qrCodeKey=${key}`);
  const texts = { wait: '请用微信扫码', scanned: '请在手机上确认', expired: '二维码已过期，请刷新页面' };
  socket.addEventListener('message', (message) => {
    const scan = JSON.parse(message.data);
    if (scan.status !== 'ok') {
      status.textContent = texts[scan.status];
      return;
    }
    const form = document.getElementById('login');
    form.authCode.value = scan.authCode;
    form._csrf.value = csrfToken();
    form.submit();
  });
}

const answer = await fetch('/token/wechat/qr/applyQrCode', {
  method: 'POST',
  headers: { 'X-XSRF-TOKEN': csrfToken() },
});
const code = (await answer.json()).data;
document.getElementById('qr').src = `/token/wechat/qr/image?qrCodeKey=${code.qrCodeKey}`;
wait(code.qrCodeKey);
