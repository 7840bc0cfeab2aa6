package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A request to a portal on Spring MVC. A body that has arrived is read at once, so that
 * the handlers can run on the servlet's thread; otherwise the thread is given back, and
 * the container calls when there is more.
 */
final class ServletPortalRequest extends PortalRequest {

	private final HttpServletRequest request;

	private final PortalBodies bodies;

	ServletPortalRequest(HttpServletRequest request, PortalBodies bodies) {
		this.request = request;
		this.bodies = bodies;
	}

	@Override
	boolean mayBlock() {
		return true;
	}

	@Override
	String client() {
		String address = this.request.getRemoteAddr();
		return (address != null) ? address : "";
	}

	@Override
	String method() {
		return this.request.getMethod();
	}

	@Override
	@Nullable String query() {
		return this.request.getQueryString();
	}

	@Override
	void headers(Map<String, String> headers) {
		this.request.getHeaderNames()
			.asIterator()
			.forEachRemaining((name) -> put(headers, name, this.request.getHeader(name)));
	}

	@Override
	long announced() {
		return UnreadBody.length(this.request);
	}

	@Override
	void read(IncomingBody body) {
		try {
			ServletInputStream stream = this.request.getInputStream();
			ServletInputStream sent = UnreadBody.sent(this.request);
			if (UnreadBody.isHere(this.request, sent)) {
				body.endWith(stream);
			}
			else if (stream == sent && this.request.isAsyncSupported()) {
				this.bodies.await(body);
				UnreadBody.onceAsync(this.request, stream, new Arrival(stream, body));
			}
			else {
				this.bodies.readHere(stream, body);
			}
		}
		catch (IllegalStateException ex) {
			// As characters.
			body.readBefore();
		}
		catch (IOException ex) {
			body.endedEarly();
		}
	}

	@Override
	PortalAnswer<ResponseEntity<byte[]>> close(AnswerNow refusal) {
		try {
			ServletInputStream sent = UnreadBody.sent(this.request);
			if (sent != null && !UnreadBody.isHere(this.request, sent) && this.request.isAsyncSupported()) {
				UnreadBody.onceAsync(this.request, sent, UnreadBody.LEFT);
				return super.close(refusal);
			}
		}
		catch (IOException ex) {
			// The client is gone.
		}
		return refusal;
	}

	/** Reads what the container has received. */
	private static final class Arrival implements ReadListener {

		private static final int CHUNK = 4096;

		private final ServletInputStream stream;

		private final IncomingBody body;

		Arrival(ServletInputStream stream, IncomingBody body) {
			this.stream = stream;
			this.body = body;
		}

		@Override
		public void onDataAvailable() throws IOException {
			byte[] chunk = new byte[CHUNK];
			while (!this.body.isDone() && this.stream.isReady()) {
				int length = this.stream.read(chunk);
				if (length < 0) {
					this.body.end();
				}
				else {
					this.body.add(chunk, length);
				}
			}
		}

		@Override
		public void onAllDataRead() {
			this.body.end();
		}

		@Override
		public void onError(Throwable failure) {
			this.body.endedEarly();
		}

	}

}
