package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of a template, as its content shows it:
 * <code>订单编号：{{character_string1.DATA}}</code>.
 *
 * @param name name of the variable, {@code character_string1}
 * @param label text before it, {@code 订单编号}; empty if there is none
 * @since 0.1.0
 */
public record WeChatTemplateField(String name, String label) {

	private static final Pattern PLACE = Pattern.compile("([^\\n{}]*)\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

	private static final Pattern TYPED = Pattern.compile("([a-z_]+)\\d+");

	/** The variables of a content in their order, each once. */
	public static List<WeChatTemplateField> parse(String content) {
		List<WeChatTemplateField> fields = new ArrayList<>();
		Matcher places = PLACE.matcher(content);
		while (places.find()) {
			String name = places.group(2);
			if (fields.stream().noneMatch((field) -> field.name().equals(name))) {
				fields.add(new WeChatTemplateField(name, label(places.group(1))));
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
