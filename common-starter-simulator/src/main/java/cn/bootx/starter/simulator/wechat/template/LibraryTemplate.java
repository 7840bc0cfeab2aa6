package cn.bootx.starter.simulator.wechat.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * A template of WeChat's library, from which accounts and mini programs take their own.
 *
 * @param id number of the template: {@code template_id_short} and {@code tid}
 * @param title shown above it
 * @param keywords the places that it offers
 * @since 0.1.0
 */
public record LibraryTemplate(String id, String title, List<Keyword> keywords) {

	/** What the library has from the start, by number. */
	public static Map<String, LibraryTemplate> library() {
		Map<String, LibraryTemplate> library = new ConcurrentSkipListMap<>();
		library.put("47123",
				of("47123", "订单发货通知", "订单编号:character_string", "商品名称:thing", "发货时间:time", "收货人:name", "订单金额:amount"));
		library.put("43205", of("43205", "预约成功通知", "预约项目:thing", "预约时间:time", "联系电话:phone_number", "备注:thing"));
		return library;
	}

	/**
	 * A template with numbered keywords.
	 * @param keywords name and type of each, such as {@code 订单号:character_string}
	 */
	public static LibraryTemplate of(String id, String title, String... keywords) {
		List<Keyword> list = new ArrayList<>();
		for (String keyword : keywords) {
			String[] parts = keyword.split(":", 2);
			if (parts.length != 2) {
				throw new IllegalArgumentException("A keyword is 'name:type', not '" + keyword + "'");
			}
			list.add(new Keyword(list.size() + 1, parts[0], parts[1]));
		}
		return new LibraryTemplate(id, title, List.copyOf(list));
	}

	@Nullable Keyword keyword(int kid) {
		return this.keywords.stream().filter((keyword) -> keyword.kid() == kid).findFirst().orElse(null);
	}

	@Nullable Keyword keyword(String name) {
		return this.keywords.stream().filter((keyword) -> keyword.name().equals(name)).findFirst().orElse(null);
	}

	/** The text of a template that has some of the keywords. */
	static String content(List<Keyword> chosen) {
		StringBuilder content = new StringBuilder();
		chosen.forEach((keyword) -> content.append(keyword.name())
			.append(":{{")
			.append(keyword.rule())
			.append(keyword.kid())
			.append(".DATA}}\n"));
		return content.toString();
	}

	/**
	 * A place in a template.
	 *
	 * @param kid its number
	 * @param name shown before the value
	 * @param rule type of the value: {@code thing}, {@code time}, {@code amount}, …
	 */
	public record Keyword(int kid, String name, String rule) {

		String example() {
			return switch (this.rule) {
				case "time", "date" -> "2026-01-31 12:00";
				case "amount" -> "￥100.00";
				case "number" -> "1";
				default -> this.name;
			};
		}

	}

}
