package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.push.RawPush;

/**
 * Pushes authorization events: encrypted, {@code AppId} beside {@code Encrypt}, and
 * repeated until the answer is {@code success}.
 */
final class EventPusher {

	/** The one event that is not repeated: the next one is due ten minutes later. */
	static final String TICKET = "component_verify_ticket";

	private final SimulatorContext context;

	private final Supplier<Component> settings;

	private volatile Duration timeout = Duration.ofSeconds(5);

	EventPusher(SimulatorContext context, Supplier<Component> settings) {
		this.context = context;
		this.settings = settings;
	}

	void timeout(Duration value) {
		this.timeout = value;
	}

	Delivery push(String infoType, Map<String, ?> fields) {
		return deliver(prepare(infoType, fields), infoType,
				infoType.equals(TICKET) ? List.of() : PushRequest.THREE_ATTEMPTS);
	}

	RawPush prepare(String infoType, Map<String, ?> fields) {
		String xml = new XmlMessage().add("AppId", this.settings.get().componentAppId())
			.add("CreateTime", this.context.clock().instant().getEpochSecond())
			.add("InfoType", infoType)
			.addAll(fields)
			.build();
		return target().sign(xml, "AppId", this.settings.get().componentAppId(), null, this.context.clock().instant());
	}

	Delivery deliver(RawPush push, String title, List<Duration> pauses) {
		URI uri = URI.create(QueryString.append(push.url().toString(), push.query()));
		return this.context.pusher()
			.deliver(new PushRequest(Platforms.WECHAT_OPEN, this.settings.get().componentAppId() + " ⇒ " + title,
					"POST", uri, Map.of("Content-Type", "text/xml"), push.body(), this.timeout, pauses,
					(attempt) -> attempt.status() == 200 && attempt.bodyText().equals("success"))
				.withClear(push.clear()));
	}

	boolean hasAddress() {
		return this.settings.get().authEventUrl() != null;
	}

	String address() {
		Supplier<URI> url = this.settings.get().authEventUrl();
		return (url != null) ? url.get().toString() : "";
	}

	private PushTarget target() {
		Supplier<URI> url = this.settings.get().authEventUrl();
		if (url == null) {
			throw new IllegalStateException(
					"Component " + this.settings.get().componentAppId() + " has no address for authorization events");
		}
		return new PushTarget(url.get(), this.settings.get().token(), PushMode.SAFE,
				new MessageSeal(this.settings.get().encodingAesKey(), this.settings.get().componentAppId()));
	}

}
