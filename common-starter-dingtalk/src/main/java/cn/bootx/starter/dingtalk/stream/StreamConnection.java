package cn.bootx.starter.dingtalk.stream;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: answers pings and pushes, and notifies its owner. */
final class StreamConnection extends WebSocketListener {

	private static final Logger logger = LoggerFactory.getLogger(StreamConnection.class);

	private static final int NORMAL = 1000;

	private final StreamPushes pushes;

	private final DingTalkStreamClient owner;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicInteger unanswered = new AtomicInteger();

	private volatile @Nullable WebSocket socket;

	StreamConnection(StreamPushes pushes, DingTalkStreamClient owner) {
		this.pushes = pushes;
		this.owner = owner;
	}

	void socket(WebSocket socket) {
		this.socket = socket;
	}

	@Override
	public void onOpen(WebSocket webSocket, Response response) {
		this.socket = webSocket;
		this.owner.opened(this);
	}

	@Override
	public void onMessage(WebSocket webSocket, String text) {
		this.owner.received();
		StreamFrame frame = StreamFrame.read(text);
		if (frame == null) {
			logger.warn("DingTalk sent {} characters over Stream that are not a frame", text.length());
			return;
		}
		if (frame.type().equals(StreamFrame.SYSTEM)) {
			system(webSocket, frame);
			return;
		}
		this.unanswered.incrementAndGet();
		try {
			this.pushes.handle(frame).whenComplete((answer, failure) -> {
				this.unanswered.decrementAndGet();
				send(webSocket, frame, (failure == null) ? answer : frame.answer(500, "failed", "{}"));
			});
		}
		catch (RuntimeException ex) {
			// A single bad push must not end the connection for all others.
			this.unanswered.decrementAndGet();
			logger.warn("{} could not be handled", frame, ex);
			send(webSocket, frame, frame.answer(500, "failed", "{}"));
		}
	}

	private void system(WebSocket webSocket, StreamFrame frame) {
		switch (frame.topic()) {
			case "ping" -> send(webSocket, frame, frame.answer(200, "OK", frame.dataText()));
			case "disconnect" -> this.owner.replace(this);
			default -> logger.debug("{} is ignored", frame);
		}
	}

	/** Whether pushes wait for their answer. */
	boolean busy() {
		return this.unanswered.get() > 0;
	}

	/** Ends the connection; what was queued to be sent still is. */
	void close() {
		WebSocket present = this.socket;
		if (present != null) {
			present.close(NORMAL, "bye");
		}
	}

	/** Ends the connection at once. */
	void cancel() {
		WebSocket present = this.socket;
		if (present != null) {
			present.cancel();
		}
	}

	@Override
	public void onClosing(WebSocket webSocket, int code, String reason) {
		webSocket.close(NORMAL, null);
	}

	@Override
	public void onClosed(WebSocket webSocket, int code, String reason) {
		end("closed with code " + code);
	}

	@Override
	public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
		String status = (response != null) ? " (HTTP " + response.code() + ")" : "";
		end(failure.getClass().getSimpleName() + ": " + failure.getMessage() + status);
	}

	private void end(String why) {
		if (this.ended.compareAndSet(false, true)) {
			this.owner.ended(this, why);
		}
	}

	private static void send(WebSocket webSocket, StreamFrame frame, String answer) {
		if (!webSocket.send(answer)) {
			logger.debug("The answer to {} was not sent: the connection is over", frame);
		}
	}

}
