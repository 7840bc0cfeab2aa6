package cn.bootx.starter.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Which endpoint answers which path. A pattern may contain <code>{variables}</code>; an
 * exact path wins over a pattern. What matches nothing (unknown path, or known path with
 * another method, see {@link #methods(String)}) goes to the {@link #fallback} with the
 * longest prefix.
 *
 * @since 0.1.0
 */
public final class Routes {

	private static final SimulatorResponse EVENTS = SimulatorResponse
		.bytes("text/event-stream; charset=utf-8", new byte[0])
		.withHeader("Cache-Control", "no-store");

	private final Map<String, Map<String, Endpoint>> exact = new ConcurrentHashMap<>();

	private final List<PatternRoute> patterns = new CopyOnWriteArrayList<>();

	private final Map<String, Endpoint> fallbacks = new ConcurrentHashMap<>();

	private final Map<String, Function<SimulatorRequest, Takeover>> takeovers = new ConcurrentHashMap<>();

	public Routes get(String pattern, Endpoint endpoint) {
		return on("GET", pattern, endpoint);
	}

	public Routes post(String pattern, Endpoint endpoint) {
		return on("POST", pattern, endpoint);
	}

	public Routes put(String pattern, Endpoint endpoint) {
		return on("PUT", pattern, endpoint);
	}

	public Routes delete(String pattern, Endpoint endpoint) {
		return on("DELETE", pattern, endpoint);
	}

	/**
	 * Registers an endpoint.
	 * @throws IllegalStateException if the path and method are taken already
	 */
	public Routes on(String method, String pattern, Endpoint endpoint) {
		if (PathPattern.hasVariables(pattern)) {
			this.patterns.add(new PatternRoute(method, new PathPattern(pattern), endpoint));
			return this;
		}
		Endpoint previous = this.exact.computeIfAbsent(pattern, (path) -> new ConcurrentHashMap<>())
			.putIfAbsent(method, endpoint);
		if (previous != null) {
			throw new IllegalStateException(method + " " + pattern + " has an endpoint already");
		}
		return this;
	}

	/** Registers a GET endpoint that sends events until the client leaves. */
	public Routes stream(String path, StreamEndpoint endpoint) {
		return takeover(path, (request) -> new Takeover(EVENTS, (wire) -> endpoint.handle(request, wire.output())));
	}

	/** Registers a GET endpoint that wants the connection for itself after its answer. */
	public Routes takeover(String path, Function<SimulatorRequest, Takeover> endpoint) {
		this.takeovers.put(path, endpoint);
		return this;
	}

	/** Registers what answers under a prefix when nothing else does. */
	public Routes fallback(String pathPrefix, Endpoint endpoint) {
		this.fallbacks.put(pathPrefix, endpoint);
		return this;
	}

	/** The methods under which a path is known; empty if it is unknown. */
	public Set<String> methods(String path) {
		Set<String> methods = new TreeSet<>(this.exact.getOrDefault(path, Map.of()).keySet());
		if (this.takeovers.containsKey(path)) {
			methods.add("GET");
		}
		for (PatternRoute route : this.patterns) {
			if (route.pattern().match(path) != null) {
				methods.add(route.method());
			}
		}
		return methods;
	}

	/** All routes as method and pattern, such as {@code GET /a/{b}}, sorted. */
	public SortedSet<String> all() {
		SortedSet<String> all = new TreeSet<>();
		this.exact.forEach((path, methods) -> methods.keySet().forEach((method) -> all.add(method + " " + path)));
		this.patterns.forEach((route) -> all.add(route.method() + " " + route.pattern()));
		this.takeovers.keySet().forEach((path) -> all.add("GET " + path));
		return all;
	}

	SimulatorResponse answer(SimulatorRequest request, Consumer<Takeover.Session> takesOver) throws Exception {
		Function<SimulatorRequest, Takeover> taking = "GET".equals(request.method())
				? this.takeovers.get(request.path()) : null;
		if (taking != null) {
			Takeover takeover = taking.apply(request);
			takesOver.accept(takeover.session());
			return takeover.head();
		}
		Endpoint endpoint = this.exact.getOrDefault(request.path(), Map.of()).get(request.method());
		if (endpoint != null) {
			return endpoint.handle(request);
		}
		for (PatternRoute route : this.patterns) {
			Map<String, String> variables = route.method().equals(request.method())
					? route.pattern().match(request.path()) : null;
			if (variables != null) {
				return route.endpoint().handle(request.withPathVariables(variables));
			}
		}
		Endpoint fallback = fallbackFor(request.path());
		return (fallback != null) ? fallback.handle(request) : SimulatorResponse.empty(404);
	}

	private @Nullable Endpoint fallbackFor(String path) {
		String best = null;
		for (String prefix : this.fallbacks.keySet()) {
			if (path.startsWith(prefix) && (best == null || prefix.length() > best.length())) {
				best = prefix;
			}
		}
		return (best != null) ? this.fallbacks.get(best) : null;
	}

	private record PatternRoute(String method, PathPattern pattern, Endpoint endpoint) {
	}

}
