package cn.bootx.starter.wecom.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A member pressed something on a card: the events {@code template_card_event},
 * {@code template_card_menu_event} and {@code taskcard_click}.
 *
 * @param event the event, in lower case
 * @param key of the button or the entry of the menu
 * @param taskId of the card
 * @param cardType for example {@code vote_interaction}; null for a task card
 * @param responseCode allows one change of the card within 72 hours; null for a task card
 * @param selected ids of the chosen options by the key of their question
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90240">WeCom</a>
 */
public record WeComCardClick(String event, @Nullable String userId, @Nullable String key, @Nullable String taskId,
		@Nullable String cardType, @Nullable String responseCode, Map<String, List<String>> selected) {

	private static final Set<String> EVENTS = Set.of("template_card_event", "template_card_menu_event",
			"taskcard_click");

	/** What the event says, or null for another event. */
	public static @Nullable WeComCardClick of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		String event = String.valueOf(fields.text("Event")).toLowerCase(Locale.ROOT);
		if (!EVENTS.contains(event)) {
			return null;
		}
		Map<String, List<String>> selected = new LinkedHashMap<>();
		for (WeComFields item : fields.part("SelectedItems").parts("SelectedItem")) {
			String question = item.text("QuestionKey");
			if (question != null) {
				selected.put(question, item.part("OptionIds").texts("OptionId"));
			}
		}
		return new WeComCardClick(event, fields.text("FromUserName"), fields.text("EventKey"), fields.text("TaskId"),
				fields.text("CardType"), fields.text("ResponseCode"), selected);
	}

	/** Leaves out the response code. */
	@Override
	public String toString() {
		return "WeComCardClick[" + this.event + ", " + this.key + ", " + this.taskId + "]";
	}

}
