package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/**
 * Which variable of the template is which part of a notice; blank for a part that the
 * template does not have. There is no default: WeChat has shown neither {@code first} nor
 * {@code remark} since 2023, and each template has variables of its own.
 */
record NoticeMapping(String heading, String message, String date, String remark) {

	private static final Logger logger = LoggerFactory.getLogger(NoticeMapping.class);

	private static final String PREFIX = "bootx.starter.third.wechat.notice.";

	private static final Set<String> DATES = Set.of("time", "date");

	private static final Set<String> TEXTS = Set.of("thing", "character_string");

	/**
	 * The mapping of the properties, or else one that is guessed of the template as the
	 * last sync found it.
	 */
	static NoticeMapping of(WeChatProperties.Notice notice, String template, WeChatTemplateService templates) {
		List<String> given = Stream.of(notice.heading(), notice.message(), notice.date(), notice.remark())
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.filter((variable) -> !variable.isBlank())
			.toList();
		if (given.isEmpty() && notice.message() == null) {
			return guess(template, find(template, templates));
		}
		NoticeMapping mapping = new NoticeMapping(text(notice.heading()), text(notice.message()), text(notice.date()),
				text(notice.remark()));
		if (mapping.message.isBlank() || given.stream().distinct().count() < given.size()) {
			throw new InvalidConfigurationException(PREFIX + "message", "the parts of a notice are mapped to " + given,
					"Give the message a variable of the template, and each other part its own one or none.");
		}
		return mapping;
	}

	private static Optional<WeChatTemplate> find(String name, WeChatTemplateService templates) {
		try {
			return templates.findByCode(name).or(() -> templates.find(name));
		}
		catch (PlatformException ex) {
			// There is no account yet.
			return Optional.empty();
		}
	}

	private static NoticeMapping guess(String name, Optional<WeChatTemplate> template) {
		List<String> variables = template.map(WeChatTemplate::variables).orElse(List.of());
		List<String> left = new ArrayList<>(variables);
		String date = take(left, DATES);
		String first = take(left, TEXTS);
		String second = take(left, TEXTS);
		String remark = take(left, TEXTS);
		if (first.isEmpty() || !left.isEmpty()) {
			throw new InvalidConfigurationException(PREFIX + "message",
					"is missing, and the parts of a notice cannot be guessed: "
							+ (template.isEmpty() ? "no sync has found the template '" + name + "'"
									: "the template '" + name + "' has the variables " + variables),
					"Write heading, message, date and remark with the variables of the template, such as thing1 and "
							+ "time2; leave out what the template does not have.");
		}
		NoticeMapping mapping = second.isEmpty() ? new NoticeMapping("", first, date, "")
				: new NoticeMapping(first, second, date, remark);
		logger.info("Notices use the template '{}' with {}, guessed by the types of its variables; "
				+ "{}heading, message, date and remark decide otherwise", name, mapping, PREFIX);
		return mapping;
	}

	/** Takes the first variable of one of the types, or an empty text. */
	private static String take(List<String> variables, Set<String> types) {
		String found = variables.stream()
			.filter((variable) -> types.contains(WeChatTemplate.Field.typeOf(variable)))
			.findFirst()
			.orElse("");
		variables.remove(found);
		return found;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
