// node --import bootx-platform-simulator/redirect: leads connections to the platforms' hosts to the simulator on
// BOOTX_SIMULATOR_PORT, as a hosts file with a port would. TLS stays on: trust the simulator's ca.pem with
// NODE_EXTRA_CA_CERTS.
import net from 'node:net';

const HOSTS = /^(?:[a-z0-9-]+\.)*(?:weixin\.qq\.com|dingtalk\.com)$/;
const port = Number(process.env.BOOTX_SIMULATOR_PORT);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (port && options && typeof options === 'object' && HOSTS.test(options.host ?? '')) {
    Object.assign(options, { host: '127.0.0.1', port });
  }
  return connect.apply(this, args);
};
