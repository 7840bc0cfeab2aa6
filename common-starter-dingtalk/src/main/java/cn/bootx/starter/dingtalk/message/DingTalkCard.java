package cn.bootx.starter.dingtalk.message;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A card to be sent: a template of the card builder and the values of its variables.
 *
 * @param templateId id of the template, ends with {@code .schema}
 * @param outTrackId the host's own id of the card, unique; updates and callbacks name it
 * @param values values of the template's variables; the platform takes texts only
 * @param callbackRouteKey the key of a registered address that clicks are pushed to, or
 * null for Stream mode
 * @since 0.1.0
 */
public record DingTalkCard(String templateId, String outTrackId, Map<String, String> values,
		@Nullable String callbackRouteKey) {

	public DingTalkCard {
		MessageCheck.of(Platform.DING_TALK, "card")
			.required("cardTemplateId", templateId)
			.required("outTrackId", outTrackId)
			.isTrue(callbackRouteKey == null || !callbackRouteKey.isBlank(), "callbackRouteKey", "is blank")
			.done();
		values = Map.copyOf(values);
	}

	/** A card whose clicks come through Stream mode. */
	public static DingTalkCard of(String templateId, String outTrackId, Map<String, String> values) {
		return new DingTalkCard(templateId, outTrackId, values, null);
	}

	/**
	 * The same card with clicks pushed to an address that was registered by
	 * {@link DingTalkCardService#registerCallback}.
	 */
	public DingTalkCard withCallback(String routeKey) {
		return new DingTalkCard(this.templateId, this.outTrackId, this.values, routeKey);
	}

}
