package cn.bootx.starter.simulator.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All calls of one family that are known, in sections; the file says what is simulated
 * and how. {@code # 中文 | English} begins a section, {@code ~ 中文 | English} is a note on
 * the next row, {@code ? 中文 | English} what of the next row is a guess though the rest is
 * not, {@code @seed NAME key {…}} a document that every caller has.
 *
 * @since 0.1.0
 */
public final class EndpointTable {

	/** Families in the order of the documentation. */
	public static final List<String> NAMES = List.of("wechat", "wechat-open", "wecom", "dingtalk-old", "dingtalk-new");

	private final String name;

	private final Map<String, List<EndpointRow>> sections = new LinkedHashMap<>();

	private final Map<EndpointRow, String> guesses = new LinkedHashMap<>();

	private final Map<String, ObjectNode> seeds = new LinkedHashMap<>();

	private EndpointTable(String name) {
		this.name = name;
	}

	/**
	 * Reads a table.
	 * @param name one of {@link #NAMES}
	 */
	public static EndpointTable load(String name) {
		EndpointTable table = new EndpointTable(name);
		try (InputStream file = EndpointTable.class.getResourceAsStream(name + ".txt")) {
			String text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
			List<EndpointRow> section = new ArrayList<>();
			String note = "";
			String guess = "";
			for (String line : text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList()) {
				if (line.startsWith("# ")) {
					section = table.sections.computeIfAbsent(line.substring(2), (title) -> new ArrayList<>());
				}
				else if (line.startsWith("@seed ")) {
					String[] seed = line.split(" ", 4);
					table.seeds.put(seed[1] + " " + seed[2], (ObjectNode) EndpointRow.json(seed[3]));
				}
				else if (line.startsWith("~ ")) {
					note = line.substring(2);
				}
				else if (line.startsWith("? ")) {
					guess = line.substring(2);
				}
				else {
					EndpointRow row = EndpointRow.parse(line, note);
					section.add(row);
					if (row.coverage() == Coverage.GUESSED) {
						table.guesses.put(row, note);
					}
					else if (!guess.isEmpty()) {
						table.guesses.put(row, guess);
					}
					note = "";
					guess = "";
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return table;
	}

	public String name() {
		return this.name;
	}

	/** Rows by section title ({@code 中文 | English}), in the file's order. */
	public Map<String, List<EndpointRow>> sections() {
		return this.sections;
	}

	/** All rows, in the file's order. */
	public List<EndpointRow> rows() {
		return this.sections.values().stream().flatMap(List::stream).toList();
	}

	/** What is guessed, {@code 中文 | English}, by row in the file's order. */
	Map<EndpointRow, String> guesses() {
		return this.guesses;
	}

	/**
	 * Mounts the rows that no endpoint in Java answers; those that are not simulated
	 * refuse loudly.
	 * @param effects what rows name beside the table's own effects
	 * @return the documents that calls keep
	 */
	public Kept mount(SimulatorContext context, Family family, Map<String, Effect> effects) {
		Documents documents = new Documents(context.clock(), context.baseUri(), this.seeds);
		context.state().add(this.name, Documents.Saved.class, documents::saved, documents::load);
		for (EndpointRow row : rows()) {
			String path = family.prefix() + row.path();
			if (row.coverage() == Coverage.NONE) {
				Endpoint refusal = (request) -> refuse(family, request);
				List.of("GET", "POST", "PUT", "DELETE")
					.stream()
					.filter((method) -> row.method().equals("ANY") || row.method().equals(method))
					.filter((method) -> !context.routes().methods(path).contains(method))
					.forEach((method) -> context.routes().on(method, path, refusal));
			}
			else if (!row.inJava()) {
				context.routes()
					.on(row.method(), path,
							family.guard(row.token(), (caller, scope, request) -> new RowCall(caller, scope, request,
									documents, family, row.effects().contains(EndpointRow.RAW))
								.run(row, effects)));
			}
		}
		return documents;
	}

	/** The refusal of a call that is not simulated; names the nearest path that is. */
	public SimulatorResponse refuse(Family family, SimulatorRequest request) {
		String path = request.path().substring(family.prefix().length());
		String message = "simulator: " + request.method() + " " + path + " is not simulated (模拟器未模拟此接口); "
				+ "nearest simulated path: " + nearest(path) + "; see docs/simulator-coverage.md";
		return family.notSimulated(request, message)
			.withHeader(SimulatorResponse.PROBLEM, message.replaceAll("[^\\x20-\\x7e]+", ""));
	}

	/** The simulated path that has most in common from its beginning. */
	public String nearest(String path) {
		String best = "";
		int longest = -1;
		for (EndpointRow row : rows()) {
			int common = 0;
			while (common < Math.min(path.length(), row.path().length())
					&& path.charAt(common) == row.path().charAt(common)) {
				common++;
			}
			if (row.coverage() != Coverage.NONE && common > longest) {
				longest = common;
				best = row.method() + " " + row.path();
			}
		}
		return best;
	}

	/** The documents that calls keep. */
	public interface Kept {

		/**
		 * Documents by key.
		 * @param scope of the caller, such as an AppID or a corporation id
		 * @param name of the documents, as the table has it
		 */
		Map<String, ObjectNode> of(String scope, String name);

		/** Drops all that a caller has. */
		void forget(String scope);

	}

}
