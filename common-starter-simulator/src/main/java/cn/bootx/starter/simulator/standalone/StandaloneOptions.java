package cn.bootx.starter.simulator.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param config configuration file, null for one ready account of each platform
 * @param port port, null for the configured one
 * @param listen address, null for the configured one
 * @param clock speed of the simulated time, null for the configured one
 * @param names further host names, besides those configured
 * @param tls whether HTTPS is spoken, null for what is configured
 * @param tlsDir where the certificate to trust is written, null for the configured folder
 * @param mcp whether a coding agent is served on standard input and output
 * @param json whether standard output gets one line of JSON
 * @param check whether to end as soon as it is ready
 * @param schema whether only the JSON Schema of the file is asked for
 * @param help whether only the usage is asked for
 */
record StandaloneOptions(@Nullable Path config, @Nullable Integer port, @Nullable String listen, @Nullable Double clock,
		List<String> names, @Nullable Boolean tls, @Nullable Path tlsDir, boolean mcp, boolean json, boolean check,
		boolean schema, boolean help) {

	static final String USAGE = """
			java -jar common-starter-simulator-<version>-app.jar [options]
			  --config FILE     accounts and settings in YAML; without it one account of each platform
			                    账号与设置;不指定时每个平台各有一个现成的账号
			  --port PORT       9797 by default, 0 takes any free port (端口,0 为任意空闲端口)
			  --listen ADDRESS  127.0.0.1 by default (监听地址)
			  --clock FACTOR    simulated time runs so many times faster, 0 stops it (时间加速倍数,0 为停住)
			  --names A,B       further host names and addresses under which it may be used (还允许用哪些主机名访问)
			  --tls             HTTPS on the same port, and an HTTPS proxy for the platforms' hosts
			                    同一端口支持 HTTPS,并且是各平台域名的 HTTPS 代理
			  --tls-dir DIR     the same; ca.pem and truststore.p12 to trust are written there
			                    同上,要信任的证书写到这个目录
			  --mcp             serves a coding agent (MCP) on standard input and output; the report goes to standard error
			                    用标准输入输出为写代码的智能体提供 MCP,启动信息写到标准错误
			  --json            prints one line of JSON when it is ready (就绪时输出一行 JSON)
			  --check           ends as soon as it is ready: checks the file, makes an archive of classes
			                    就绪后立即结束,用来检查配置文件或生成类归档
			  --schema          prints the JSON Schema of the file, for editors (输出配置文件的 JSON Schema,供编辑器使用)
			  --help            prints this (显示本说明)
			Exit codes: 2 wrong command line, 3 wrong configuration file, 4 the port cannot be taken.
			""";

	/**
	 * Reads the command line.
	 * @throws InvalidStartException if an option is unknown or has a wrong value
	 */
	static StandaloneOptions parse(String... args) {
		Deque<String> left = new ArrayDeque<>(List.of(args));
		Path config = null;
		Integer port = null;
		String listen = null;
		Double clock = null;
		List<String> names = List.of();
		Boolean tls = null;
		Path tlsDir = null;
		boolean mcp = false;
		boolean json = false;
		boolean check = false;
		boolean schema = false;
		boolean help = false;
		while (!left.isEmpty()) {
			String option = left.removeFirst();
			switch (option) {
				case "--config" -> config = value(option, left, Path::of);
				case "--port" -> port = value(option, left, Integer::valueOf);
				case "--listen" -> listen = value(option, left, Function.identity());
				case "--clock" -> clock = value(option, left, Double::valueOf);
				case "--names" -> names = value(option, left, (text) -> List.of(text.split(",")));
				case "--tls" -> tls = true;
				case "--tls-dir" -> {
					tls = true;
					tlsDir = value(option, left, Path::of);
				}
				case "--mcp" -> mcp = true;
				case "--json" -> json = true;
				case "--check" -> check = true;
				case "--schema" -> schema = true;
				case "--help", "-h" -> help = true;
				default -> throw new InvalidStartException(InvalidStartException.USAGE,
						"Unknown option '" + option + "' (未知的选项)\n" + USAGE);
			}
		}
		return new StandaloneOptions(config, port, listen, clock, names, tls, tlsDir, mcp, json, check, schema, help);
	}

	private static <T> T value(String option, Deque<String> left, Function<String, T> reader) {
		String text = left.pollFirst();
		try {
			if (text != null) {
				return reader.apply(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// Reported below, with the option's name.
		}
		throw new InvalidStartException(InvalidStartException.USAGE, (text != null)
				? option + " cannot be '" + text + "' (取值不正确)\n" + USAGE : option + " needs a value (缺少取值)\n" + USAGE);
	}

}
