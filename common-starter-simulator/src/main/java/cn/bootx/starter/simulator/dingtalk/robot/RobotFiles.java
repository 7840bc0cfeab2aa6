package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Files that users sent to robots, and the temporary addresses that serve them.
 */
public final class RobotFiles {

	public static final String PATH = "/_file/";

	private static final Duration LIFETIME = Duration.ofMinutes(30);

	private final Clock clock;

	private final Supplier<String> baseUrl;

	private final Map<String, Content> byCode = new ConcurrentHashMap<>();

	private final Map<String, Address> addresses = new ConcurrentHashMap<>();

	public RobotFiles(Clock clock, Supplier<String> baseUrl) {
		this.clock = clock;
		this.baseUrl = baseUrl;
	}

	public String keep(String contentType, byte[] bytes) {
		String code = "mIof" + UUID.randomUUID().toString().replace("-", "") + "==";
		this.byCode.put(code, new Content(contentType, bytes.clone()));
		return code;
	}

	/** A temporary address, null if nothing has that code. */
	public @Nullable String addressOf(String downloadCode) {
		Content content = this.byCode.get(downloadCode);
		if (content == null) {
			return null;
		}
		// The platform serves every file under this extension.
		String name = UUID.randomUUID() + ".file";
		this.addresses.put(name, new Address(content, this.clock.instant().plus(LIFETIME)));
		return this.baseUrl.get() + DingGate.NEW + PATH + name;
	}

	public SimulatorResponse serve(SimulatorRequest request) {
		Address address = this.addresses.get(request.pathVariable("name"));
		return (address == null || !this.clock.instant().isBefore(address.expiresAt())) ? SimulatorResponse.empty(403)
				: SimulatorResponse.bytes(address.content().contentType(), address.content().bytes());
	}

	private record Content(String contentType, byte[] bytes) {
	}

	private record Address(Content content, Instant expiresAt) {
	}

}
