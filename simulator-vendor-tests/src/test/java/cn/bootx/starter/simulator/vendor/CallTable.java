package cn.bootx.starter.simulator.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.aliyun.tea.TeaException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calls of one client with their results, as {@code docs/simulator-clients.md} shows
 * them. {@code -Ddocs.update=true} writes them there instead of comparing.
 */
final class CallTable {

	private static final List<Path> PAGES = List.of(Path.of("../docs/simulator-clients.md"),
			Path.of("../docs/en/simulator-clients.md"));

	private static final Pattern CODE = Pattern.compile("(?:错误代码|errcode\"?|sub_code)[:：=\\s]*\"?(-?\\d+)");

	private static final Pattern STATUS = Pattern.compile("status code: (\\d+)");

	private final StringBuilder rows = new StringBuilder();

	private int good;

	/** Makes a call, whatever its result is. */
	CallTable call(String name, Call call) {
		String result = "✓";
		try {
			call.make();
			this.good++;
		}
		catch (Exception ex) {
			result = "✗ " + reason(ex);
		}
		this.rows.append("| `").append(name).append("` | ").append(result).append(" |\n");
		return this;
	}

	/** Compares all calls with the section of the pages. */
	void compare(String client, int atLeast) throws IOException {
		for (Path page : PAGES) {
			String text = Files.readString(page);
			Matcher section = Pattern
				.compile("(?s)(<!-- " + Pattern.quote(client) + " -->\\n\\|[^\\n]*\\n\\|[^\\n]*\\n)(.*?)(<!-- end -->)")
				.matcher(text);
			assertThat(section.find()).as("section of %s in %s", client, page).isTrue();
			if (Boolean.getBoolean("docs.update")) {
				Files.writeString(page,
						text.substring(0, section.start(2)) + this.rows + text.substring(section.end(2)));
			}
			else {
				assertThat(section.group(2)).as("%s: write it anew with -Ddocs.update=true", page)
					.isEqualTo(this.rows.toString());
			}
		}
		assertThat(this.good).as(this.rows.toString()).isGreaterThanOrEqualTo(atLeast);
	}

	private static String reason(Exception failure) {
		String message = String.valueOf(failure.getMessage());
		Matcher code = CODE.matcher(message);
		if (code.find()) {
			return code.group(1);
		}
		Matcher status = STATUS.matcher(message);
		return status.find() ? "HTTP " + status.group(1)
				: (failure instanceof TeaException tea) ? tea.getCode() : failure.getClass().getSimpleName();
	}

	/** A call of a client. */
	@FunctionalInterface
	interface Call {

		void make() throws Exception;

	}

}
