package cn.bootx.starter.wecom.event;

import java.util.List;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A change of the contacts, event {@code change_contact}. Addresses that were entered
 * since August 2022 get little more than ids: a field that is absent has not been
 * cleared.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90970">WeCom</a>
 */
public sealed interface WeComContactChange {

	/** {@code create_user}, {@code update_party}, {@code update_tag}, …. */
	String change();

	/** What the event says, or null for another event. */
	static @Nullable WeComContactChange of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		String change = fields.change();
		if (!fields.is("change_contact")) {
			return null;
		}
		if (change.endsWith("_user")) {
			return Member.of(change, fields);
		}
		if (change.endsWith("_party")) {
			return new Department(change, fields.number("Id"), fields.text("Name"), fields.number("ParentId"),
					fields.number("Order"));
		}
		return change.endsWith("_tag") ? new Tag(change, fields.number("TagId"), fields.split("AddUserItems"),
				fields.split("DelUserItems"), fields.numbers("AddPartyItems"), fields.numbers("DelPartyItems")) : null;
	}

	/**
	 * A member was created, changed or deleted.
	 *
	 * @param newUserId the new id, where it has changed
	 * @param leaderIn for each department, whether the member leads it
	 * @param gender 1 man, 2 woman, 0 unknown
	 * @param status 1 active, 2 disabled, 4 not activated, 5 left; 0 where it is absent
	 */
	record Member(String change, @Nullable String userId, @Nullable String newUserId, @Nullable String name,
			List<Long> departments, @Nullable Long mainDepartment, List<Boolean> leaderIn, List<String> directLeaders,
			@Nullable String position, @Nullable String mobile, int gender, @Nullable String email,
			@Nullable String bizMail, int status, @Nullable String avatar, @Nullable String alias,
			@Nullable String telephone, @Nullable String address,
			List<Attribute> attributes) implements WeComContactChange {

		static Member of(String change, WeComFields fields) {
			return new Member(change, fields.text("UserID"), fields.text("NewUserID"), fields.text("Name"),
					fields.numbers("Department"), fields.number("MainDepartment"),
					fields.numbers("IsLeaderInDept").stream().map((leads) -> leads == 1).toList(),
					fields.split("DirectLeader"), fields.text("Position"), fields.text("Mobile"), fields.code("Gender"),
					fields.text("Email"), fields.text("BizMail"), fields.code("Status"), fields.text("Avatar"),
					fields.text("Alias"), fields.text("Telephone"), fields.text("Address"),
					fields.part("ExtAttr").parts("Item").stream().map(Attribute::of).toList());
		}

		/** Leaves out personal data. */
		@Override
		public String toString() {
			return "WeComContactChange.Member[" + this.change + ", " + this.userId + "]";
		}

	}

	/**
	 * An attribute that the corporation has defined.
	 *
	 * @param value the text, or the title of a link
	 * @param url the link, null for a text
	 */
	record Attribute(@Nullable String name, @Nullable String value, @Nullable String url) {

		static Attribute of(WeComFields item) {
			WeComFields web = item.part("Web");
			String text = item.part("Text").text("Value");
			String flat = (text != null) ? text : item.text("Value");
			return new Attribute(item.text("Name"), (web.text("Title") != null) ? web.text("Title") : flat,
					web.text("Url"));
		}

	}

	/** A department was created, changed or deleted. */
	record Department(String change, @Nullable Long id, @Nullable String name, @Nullable Long parentId,
			@Nullable Long order) implements WeComContactChange {
	}

	/** Who has a tag has changed. */
	record Tag(String change, @Nullable Long tagId, List<String> addedUsers, List<String> removedUsers,
			List<Long> addedDepartments, List<Long> removedDepartments) implements WeComContactChange {
	}

}
