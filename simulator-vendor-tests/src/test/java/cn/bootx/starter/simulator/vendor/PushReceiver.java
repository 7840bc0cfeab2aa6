package cn.bootx.starter.simulator.vendor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import me.chanjar.weixin.open.api.WxOpenConfigStorage;
import me.chanjar.weixin.open.bean.message.WxOpenXmlMessage;

/** Takes pushes, which WxJava itself opens. */
final class PushReceiver implements AutoCloseable {

	private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();

	private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	PushReceiver() throws IOException {
		this.server.createContext("/", this::take);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/";
	}

	WxOpenXmlMessage opened(WxOpenConfigStorage config) throws InterruptedException {
		Push push = this.pushes.poll(60, TimeUnit.SECONDS);
		if (push == null) {
			throw new IllegalStateException("No push came");
		}
		return WxOpenXmlMessage.fromEncryptedXml(push.body(), config, push.query().get("timestamp"),
				push.query().get("nonce"), push.query().get("msg_signature"));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			URI uri = exchange.getRequestURI();
			Map<String, String> query = Stream.of(uri.getRawQuery().split("&"))
				.map((pair) -> pair.split("=", 2))
				.collect(Collectors.toMap((pair) -> pair[0],
						(pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
			this.pushes
				.add(new Push(query, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			byte[] success = "success".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, success.length);
			exchange.getResponseBody().write(success);
		}
	}

	private record Push(Map<String, String> query, String body) {
	}

}
