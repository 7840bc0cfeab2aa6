package cn.bootx.starter.simulator.wecom.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbacks;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that the platform fetches itself, from this machine only, in the background.
 * The agent that asked is sent an event when one has ended.
 */
public final class UrlUploads {

	private static final int WORKING = 1;

	private static final int DONE = 2;

	private static final int FAILED = 3;

	private static final Duration LIFETIME = Duration.ofMinutes(60);

	private static final long MAX_BYTES = 200L * 1024 * 1024;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Clock clock;

	private final WeComMediaStore store;

	private final Executor background;

	private final WeComCallbacks callbacks;

	private final Map<String, Job> jobs = new ConcurrentHashMap<>();

	public UrlUploads(Clock clock, WeComMediaStore store, Executor background, WeComCallbacks callbacks) {
		this.clock = clock;
		this.store = store;
		this.background = background;
		this.callbacks = callbacks;
	}

	public Map<String, Effect> all() {
		return Map.of("url-upload", this::start, "url-upload-result", this::result);
	}

	private void start(RowCall call) {
		SimulatedWeComAgent agent = call.caller(SimulatedWeComAgent.class);
		ObjectNode input = call.input().deepCopy();
		String id = RowCall.random();
		this.jobs.values().removeIf(this::isOver);
		this.jobs.put(id, new Job(agent.agent().corpId(), this.clock.instant(), WORKING, Json.object()));
		this.background.execute(() -> run(id, agent, input));
		call.bind("job", id);
	}

	private void result(RowCall call) {
		Job job = this.jobs.get(call.text("jobid"));
		if (job == null || isOver(job)
				|| !job.corpId().equals(call.caller(SimulatedWeComAgent.class).agent().corpId())) {
			throw new WeComErrorException(40058, "invalid jobid");
		}
		call.bind("status", job.status());
		call.bind("detail", job.detail());
	}

	private boolean isOver(Job job) {
		return !this.clock.instant().isBefore(job.startedAt().plus(LIFETIME));
	}

	private void run(String id, SimulatedWeComAgent agent, ObjectNode input) {
		String corpId = agent.agent().corpId();
		try {
			WeComMedia medium = this.store.keep(corpId, Fields.text(input, "type"), fetch(input));
			end(id, DONE,
					Json.object()
						.put("errcode", 0)
						.put("errmsg", "ok")
						.put("media_id", medium.mediaId())
						.put("created_at", String.valueOf(medium.uploadedAt().getEpochSecond())));
		}
		catch (WeComErrorException ex) {
			end(id, FAILED, Json.object().put("errcode", ex.code()).put("errmsg", ex.getMessage()));
		}
		String url = agent.callbackUrl();
		if (url != null) {
			this.callbacks.push(agent.agent(), url, "sys", "event upload_media_job_finish",
					Fields.of("MsgType", "event", "Event", "upload_media_job_finish", "JobId", id));
		}
	}

	private void end(String id, int status, ObjectNode detail) {
		this.jobs.computeIfPresent(id, (key, job) -> new Job(job.corpId(), job.startedAt(), status, detail));
	}

	private UploadedFile fetch(ObjectNode input) {
		HttpResponse<byte[]> answer = read(Fields.text(input, "url"));
		if (answer == null || answer.statusCode() / 100 != 2) {
			throw new WeComErrorException(830003, "cannot read the url");
		}
		if (answer.statusCode() != 206 || answer.headers().firstValue("Content-Range").isEmpty()) {
			throw new WeComErrorException(830001, "the url does not support Range");
		}
		if (answer.body().length > MAX_BYTES) {
			throw new WeComErrorException(45001, "media size out of limit");
		}
		if (!md5(answer.body()).equalsIgnoreCase(Fields.text(input, "md5"))) {
			throw new WeComErrorException(301019, "md5 not match");
		}
		return new UploadedFile(Fields.text(input, "filename"), "application/octet-stream", answer.body());
	}

	private @Nullable HttpResponse<byte[]> read(String url) {
		try {
			URI uri = URI.create(url);
			if (uri.getHost() == null || !HostRules.loopback(uri.getHost())) {
				return null;
			}
			return Client.INSTANCE.send(
					HttpRequest.newBuilder(uri).header("Range", "bytes=0-").timeout(TIMEOUT).build(),
					HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException | IllegalArgumentException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private static String md5(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has MD5", ex);
		}
	}

	/**
	 * Made at the first upload: it takes the JVM's TLS settings as they are then, which a
	 * client of another kind may be about to change.
	 */
	private static final class Client {

		static final HttpClient INSTANCE = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	}

	/** A job and what became of it. */
	private record Job(String corpId, Instant startedAt, int status, ObjectNode detail) {
	}

}
