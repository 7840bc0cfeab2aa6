package cn.bootx.starter.simulator.dingtalk.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * How DingTalk's gateway fails before a call is executed, for
 * {@link cn.bootx.starter.simulator.fault.Faults#next}.
 *
 * @since 0.1.0
 */
public final class DingFaults {

	private DingFaults() {
	}

	/** The caller's address made 10 000 calls within 20 seconds: banned for 5 minutes. */
	public static SimulatorResponse addressBanned() {
		return SimulatorResponse.json(Fields.of("status", 1111, "wait", 5, "source", "x5", "punish", "deny", "uuid",
				UUID.randomUUID().toString().replace("-", "")));
	}

	/** The same ban as a page. */
	public static SimulatorResponse addressBannedPage() {
		return SimulatorResponse
			.html("<!DOCTYPE html><html><head><title>访问被拒绝</title></head><body>punish</body></html>");
	}

	/** The gateway of the old family gave up after 3 seconds. */
	public static SimulatorResponse oldTimeout() {
		return OldFamily.refuseAsTimeout().answer();
	}

	/** The gateway of the new family gave up after 3 seconds. */
	public static SimulatorResponse newTimeout() {
		return NewFamily.refuse(504, "ServiceUnavailable", "The request has failed due to a temporary failure.")
			.answer();
	}

	/** A business that is busy: old family, code -1. */
	public static SimulatorResponse busy() {
		return OldFamily.refuse(-1, "系统繁忙").answer();
	}

	/** A proxy's page instead of JSON. */
	public static SimulatorResponse badGateway() {
		return SimulatorResponse.html("<html><body><h1>502 Bad Gateway</h1></body></html>").withStatus(502);
	}

	/** The first half of an answer. */
	public static SimulatorResponse truncated(SimulatorResponse answer) {
		return new SimulatorResponse(answer.status(), answer.headers(),
				Arrays.copyOf(answer.body(), answer.body().length / 2));
	}

	/** An answer compressed as a proxy may do. */
	public static SimulatorResponse gzipped(SimulatorResponse answer) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(answer.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new SimulatorResponse(answer.status(), answer.headers(), compressed.toByteArray())
			.withHeader("Content-Encoding", "gzip");
	}

}
