package cn.bootx.starter.wecom.event;

import java.util.List;
import java.util.Locale;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A change of customers (客户联系): the events {@code change_external_contact},
 * {@code change_external_chat}, {@code change_external_tag} and
 * {@code customer_acquisition}. Calls of the API cause none of them.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96361">WeCom</a>
 */
public sealed interface WeComCustomerChange {

	/** {@code add_external_contact}, {@code dismiss}, …. */
	String change();

	/** What the event says, or null for another event. */
	static @Nullable WeComCustomerChange of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		String event = fields.text("Event");
		String change = fields.change();
		return switch ((event != null) ? event.toLowerCase(Locale.ROOT) : "") {
			case "change_external_contact" -> new Contact(change, fields.text("UserID"), fields.text("ExternalUserID"),
					fields.text("State"), fields.text("WelcomeCode"), fields.text("Source"), fields.text("FailReason"));
			case "change_external_chat" -> Chat.of(change, fields);
			case "change_external_tag" ->
				new Tag(change, fields.text("Id"), fields.text("TagType"), fields.text("StrategyId"));
			case "customer_acquisition" -> new Acquisition(change, fields.text("LinkId"), fields.text("State"),
					fields.text("UserID"), fields.text("ExternalUserID"));
			default -> null;
		};
	}

	/**
	 * A customer of a member was added, changed or lost.
	 *
	 * @param state of the contact way by which the customer came
	 * @param welcomeCode allows one welcome message within 20 seconds; absent where the
	 * chat has begun or the management page welcomes
	 * @param source why a customer was deleted: {@code DELETE_BY_TRANSFER}
	 * @param failReason why a transfer failed: {@code customer_refused},
	 * {@code customer_limit_exceed}
	 */
	record Contact(String change, @Nullable String userId, @Nullable String externalUserId, @Nullable String state,
			@Nullable String welcomeCode, @Nullable String source,
			@Nullable String failReason) implements WeComCustomerChange {

		/** Leaves out the welcome code. */
		@Override
		public String toString() {
			return "WeComCustomerChange.Contact[" + this.change + ", " + this.userId + ", " + this.externalUserId + "]";
		}

	}

	/**
	 * A group chat was created, changed or dismissed.
	 *
	 * @param detail what has changed: {@code add_member}, {@code del_member},
	 * {@code change_owner}, {@code change_name}, {@code change_notice}
	 * @param joinScene 0 invited, 3 by QR code; null where it is absent
	 * @param quitScene 0 left, 1 removed; null where it is absent
	 * @param members who joined or left
	 * @param lastVersion version before; a gap means that a push was lost or overtaken
	 * @param version version afterwards
	 */
	record Chat(String change, @Nullable String chatId, @Nullable String detail, @Nullable Long joinScene,
			@Nullable Long quitScene, int memberCount, List<String> members, @Nullable String lastVersion,
			@Nullable String version) implements WeComCustomerChange {

		static Chat of(String change, WeComFields fields) {
			return new Chat(change, fields.text("ChatId"), fields.text("UpdateDetail"), fields.number("JoinScene"),
					fields.number("QuitScene"), fields.code("MemChangeCnt"), fields.part("MemChangeList").texts("Item"),
					fields.text("LastMemVer"), fields.text("CurMemVer"));
		}

	}

	/**
	 * A tag of customers was created, changed, deleted or moved.
	 *
	 * @param type {@code tag} or {@code tag_group}
	 */
	record Tag(String change, @Nullable String id, @Nullable String type,
			@Nullable String strategyId) implements WeComCustomerChange {
	}

	/** Something happened to a link of customer acquisition (获客助手). */
	record Acquisition(String change, @Nullable String linkId, @Nullable String state, @Nullable String userId,
			@Nullable String externalUserId) implements WeComCustomerChange {
	}

}
