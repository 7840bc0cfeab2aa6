package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A template of the account, as the last sync found it.
 *
 * @param templateId WeChat's id
 * @param code the host's own name for it, or null
 * @param title title
 * @param content text with <code>{{name.DATA}}</code> places
 * @param example example of WeChat
 * @param gone whether it is no longer in the account; its code is kept
 * @since 0.1.0
 */
public record WeChatTemplate(String templateId, @Nullable String code, String title, String content, String example,
		boolean gone) {

	/** Names of the variables, in their order. */
	public List<String> variables() {
		return fields().stream().map(Field::name).toList();
	}

	/** The variables with their labels, in their order. */
	public List<Field> fields() {
		return Field.parse(this.content);
	}

	WeChatTemplate withCode(@Nullable String newCode) {
		return new WeChatTemplate(this.templateId, newCode, this.title, this.content, this.example, this.gone);
	}

	WeChatTemplate asGone() {
		return new WeChatTemplate(this.templateId, this.code, this.title, this.content, this.example, true);
	}

	/**
	 * A variable of a template, as its content shows it:
	 * <code>订单编号：{{character_string1.DATA}}</code>.
	 *
	 * @param name name of the variable, {@code character_string1}
	 * @param label text before it, {@code 订单编号}; empty if there is none
	 */
	public record Field(String name, String label) {

		private static final Pattern PLACE = Pattern.compile("([^\\n{}]*)\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

		private static final Pattern TYPED = Pattern.compile("([a-z_]+)\\d+");

		/** The variables of a content in their order, each once. */
		public static List<Field> parse(String content) {
			List<Field> fields = new ArrayList<>();
			Matcher places = PLACE.matcher(content);
			while (places.find()) {
				String name = places.group(2);
				if (fields.stream().noneMatch((field) -> field.name().equals(name))) {
					fields.add(new Field(name, label(places.group(1))));
				}
			}
			return fields;
		}

		/**
		 * WeChat's type of the value, which its number follows: {@code thing},
		 * {@code character_string}, {@code time}, …; empty for the free names of old
		 * templates.
		 */
		public String type() {
			return typeOf(this.name);
		}

		static String typeOf(String name) {
			Matcher typed = TYPED.matcher(name);
			return typed.matches() ? typed.group(1) : "";
		}

		private static String label(String before) {
			return before.strip().replaceFirst("\\s*[:：]$", "");
		}

	}

}
