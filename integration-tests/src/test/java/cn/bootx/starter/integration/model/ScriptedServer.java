package cn.bootx.starter.integration.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All platforms on one port. Connections are kept; what happens to each request that
 * carries a message is drawn.
 */
final class ScriptedServer implements AutoCloseable {

	/** Of a hundred messages and of a hundred requests for tokens so many go well. */
	private static final int GOOD = 45;

	private static final int GOOD_TOKENS = 85;

	private static final PlatformFault[] FAULTS = PlatformFault.values();

	private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final PlatformTokens tokens = new PlatformTokens();

	private final Random random;

	private final Map<Integer, OutboundMessage> messages;

	ScriptedServer(Random random, Map<Integer, OutboundMessage> messages) throws IOException {
		this.random = random;
		this.messages = messages;
		this.threads.execute(this::accept);
	}

	String url() {
		return "http://127.0.0.1:" + this.listening.getLocalPort();
	}

	PlatformTokens tokens() {
		return this.tokens;
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.listening.accept();
				socket.setTcpNoDelay(true);
				this.sockets.add(socket);
				this.threads.execute(() -> talk(socket));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void talk(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			for (String head = head(in); head != null; head = head(in)) {
				PlatformFault fault = draw(head);
				int length = length(head);
				if (fault == PlatformFault.UNREAD) {
					reset(socket);
					return;
				}
				if (fault == PlatformFault.HALF_READ && length > 0) {
					in.readNBytes(length / 2);
					return;
				}
				String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
				if (!answer(socket, PlatformRequest.of(head, body), fault)) {
					return;
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// The client has given up, or this is closed.
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	/**
	 * Does what was drawn.
	 * @return whether the connection stays
	 */
	private boolean answer(Socket socket, PlatformRequest request, PlatformFault drawn)
			throws IOException, InterruptedException {
		PlatformFault fault = possible(request, drawn);
		String success = PlatformAnswers.success(request, this.tokens);
		if (fault == PlatformFault.BARE && request.message() < 0) {
			fault = PlatformFault.NONE;
		}
		OutboundMessage message = this.messages.get(request.message());
		if (message != null) {
			message.met(fault);
			if (fault.works() && !isPage(fault)) {
				message.done(request.repetition());
			}
		}
		String answer = PlatformAnswers.to(request, fault, success);
		OutputStream out = socket.getOutputStream();
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		switch (fault) {
			case LOST, HALF_READ -> {
				return false;
			}
			case RESET -> {
				reset(socket);
				return false;
			}
			case HANGS -> {
				// Until the client gives up.
				socket.getInputStream().read();
				return false;
			}
			case HALF_ANSWER -> {
				out.write(bytes, 0, bytes.length - 1 - drawn(success.length() - 1));
				return false;
			}
			case TRUNCATED -> {
				out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
						+ success.substring(0, 1 + drawn(success.length() - 1)))
					.getBytes(StandardCharsets.UTF_8));
				return false;
			}
			case SLOW -> {
				for (byte[] part : new byte[][] { cut(bytes, 0), cut(bytes, 1), cut(bytes, 2) }) {
					out.write(part);
					out.flush();
					Thread.sleep(10);
				}
			}
			default -> out.write(bytes);
		}
		if (fault == PlatformFault.NONE || fault == PlatformFault.CLOSES_KEPT || fault == PlatformFault.SLOW) {
			noteTokens(success);
		}
		if (fault == PlatformFault.CLOSES_KEPT) {
			Thread.sleep(drawn(4));
			return false;
		}
		return true;
	}

	private void noteTokens(String success) {
		int begin = success.indexOf("access_token\":\"T-");
		if (begin >= 0) {
			begin += "access_token\":\"".length();
			this.tokens.issued(success.substring(begin, success.indexOf('"', begin)));
		}
	}

	/** What was drawn, unless it cannot happen to this request. */
	private PlatformFault possible(PlatformRequest request, PlatformFault drawn) {
		boolean carries = request.message() >= 0;
		String token = request.token();
		if (carries && request.needsToken() && !this.tokens.isValid(token)) {
			return PlatformFault.TOKEN_ENDS;
		}
		return switch (drawn) {
			case TOKEN_ENDS -> (carries && request.needsToken() && this.tokens.end(token)) ? drawn : PlatformFault.NONE;
			case BARE, REFUSES -> carries ? drawn : PlatformFault.NONE;
			default -> drawn;
		};
	}

	/** These pages may also come from a proxy that has not passed the request on. */
	private boolean isPage(PlatformFault fault) {
		return switch (fault) {
			case EMPTY, PAGE, EMPTY_LIST, NULL, BAD_GATEWAY, UNAVAILABLE, REQUEST_TIMEOUT -> drawn(2) == 0;
			default -> false;
		};
	}

	private PlatformFault draw(String head) {
		boolean token = head.contains("oken ") || head.contains("oken?") || head.contains("api_get_authorizer_info")
				|| head.contains("ticket");
		synchronized (this.random) {
			if (this.messages.isEmpty() || this.random.nextInt(100) < (token ? GOOD_TOKENS : GOOD)) {
				return PlatformFault.NONE;
			}
			return FAULTS[1 + this.random.nextInt(FAULTS.length - 1)];
		}
	}

	private int drawn(int bound) {
		synchronized (this.random) {
			return this.random.nextInt(bound);
		}
	}

	private static byte[] cut(byte[] bytes, int third) {
		return java.util.Arrays.copyOfRange(bytes, bytes.length * third / 3, bytes.length * (third + 1) / 3);
	}

	private static void reset(Socket socket) throws IOException {
		socket.setSoLinger(true, 0);
		socket.close();
	}

	/** Request line and headers, or null at the end. */
	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
			int next = in.read();
			if (next < 0) {
				return null;
			}
			head.append((char) next);
		}
		return head.toString();
	}

	private static int length(String head) {
		int begin = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
		return (begin < 0) ? 0 : Integer.parseInt(head.substring(begin + 15, head.indexOf("\r\n", begin)).strip());
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.threads.shutdownNow();
	}

}
