package cn.bootx.starter.dingtalk.card;

import java.util.Map;

import cn.bootx.starter.dingtalk.client.Require;

/**
 * A card to be sent: a template of the card builder and the values of its variables.
 *
 * @param templateId id of the template, ends with {@code .schema}
 * @param outTrackId the host's own id of the card, unique; updates and callbacks name it
 * @param values values of the template's variables; the platform takes texts only
 * @param callbacks how clicks come back
 * @since 0.1.0
 */
public record DingCard(String templateId, String outTrackId, Map<String, String> values, Callbacks callbacks) {

	public DingCard {
		Require.text("cardTemplateId", templateId);
		Require.text("outTrackId", outTrackId);
		values = Map.copyOf(values);
	}

	/** A card whose clicks come through Stream mode. */
	public static DingCard of(String templateId, String outTrackId, Map<String, String> values) {
		return new DingCard(templateId, outTrackId, values, Callbacks.STREAM);
	}

	/** How clicks come back. */
	public enum Callbacks {

		/** Through the connection of Stream mode. */
		STREAM,

		/** To a registered address. */
		HTTP

	}

}
