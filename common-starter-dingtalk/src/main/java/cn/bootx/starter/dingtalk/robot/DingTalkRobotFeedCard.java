package cn.bootx.starter.dingtalk.robot;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * Several links with pictures. It cannot mention anybody.
 *
 * @param links the links
 * @since 0.1.0
 */
public record DingTalkRobotFeedCard(List<Link> links) implements DingTalkRobotMsg {

	public DingTalkRobotFeedCard {
		MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API).count("feedCard.links", links, 1, 50).done();
		links = List.copyOf(links);
	}

	@Override
	public String msgType() {
		return "feedCard";
	}

	@Override
	public ObjectNode body() {
		ObjectNode card = Json.object();
		ArrayNode list = card.putArray("links");
		// URL in upper case here, unlike in a link message.
		this.links.forEach((link) -> list.add(Json.object()
			.put("title", link.title())
			.put("messageURL", link.messageUrl())
			.put("picURL", link.picUrl())));
		return card;
	}

	/**
	 * One of the links.
	 *
	 * @param title its title
	 * @param messageUrl where a click leads
	 * @param picUrl address of the picture
	 */
	public record Link(String title, String messageUrl, String picUrl) {

		public Link {
			MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API)
				.at("feedCard.links")
				.required("title", title)
				.required("messageURL", messageUrl)
				.required("picURL", picUrl)
				.done();
		}

	}

}
