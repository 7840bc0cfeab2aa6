package cn.bootx.starter.core.robot;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.config.StoredSettings;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The robots of a platform by code: those of the properties, and those of the
 * {@link RecordStore}, which are looked up for each message so that all nodes see a
 * change at once. A configured robot wins, and needs no store.
 * <p>
 * A host that keeps its robots elsewhere defines a bean of the platform's subclass and
 * overrides {@link #find} and {@link #codes}.
 *
 * @since 0.1.0
 */
public class RobotRegistry implements StoredSettings.Keeper {

	private final Robot.Kind kind;

	private final RobotAddresses addresses;

	private final Map<String, Robot> configured = new LinkedHashMap<>();

	private final RobotRecords records;

	/**
	 * Checks the configured robots.
	 * @param baseUrl where robots with a key are called, and those whose webhook names
	 * the platform's own host
	 * @param allowedHosts hosts that webhook addresses may name besides
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	protected RobotRegistry(Robot.Kind kind, HttpUrl baseUrl, Collection<String> allowedHosts,
			Map<String, Robot.Settings> configured, RecordStore records) {
		this.kind = kind;
		this.addresses = new RobotAddresses(kind, baseUrl, allowedHosts);
		configured.forEach((code, settings) -> this.configured.put(code,
				this.addresses.robot(code, kind.configured(code), settings)));
		this.records = new RobotRecords(records, kind);
	}

	/**
	 * The robot of that code; a configured one wins over a stored one.
	 * @throws PlatformException with NOT_FOUND if it is unknown; with INVALID_ARGUMENT if
	 * the stored one cannot work; with TRANSIENT if the store is away
	 */
	public final Robot require(String code) {
		try {
			return find(code).orElseThrow(() -> PlatformException.notFound(this.kind.platform(), this.kind.api(),
					"robot", code, codes(), "set " + this.kind.configured(code) + "." + this.kind.property()
							+ ", or store a robot of that code"));
		}
		catch (StoreUnavailableException ex) {
			throw failure("store").message("the stored robots cannot be read: " + ex.getMessage())
				.category(ErrorCategory.TRANSIENT)
				.cause(ex)
				.build();
		}
	}

	/**
	 * An address that a push names, with the platform's own host replaced by where the
	 * platform is reached. It holds a secret.
	 * @throws PlatformException with INVALID_ARGUMENT if its host is not one that robots
	 * are called at
	 */
	public final HttpUrl pushed(String code, String url) {
		try {
			return this.addresses.pushed(url);
		}
		catch (InvalidConfigurationException ex) {
			throw failure("invalid-address")
				.message("an address in a push to the robot '" + code + "' is not called: " + ex.problem())
				.category(ErrorCategory.INVALID_ARGUMENT, ex.remedy())
				.build();
		}
	}

	/**
	 * The robot behind a webhook address that a push names.
	 * @throws PlatformException with INVALID_ARGUMENT if it is not one that is called
	 */
	public final Robot behind(String code, String webhook) {
		HttpUrl url = pushed(code, webhook);
		String key = url.queryParameter(this.kind.parameter());
		if (key == null || key.isEmpty() || !url.encodedPath().endsWith(this.kind.api())) {
			throw failure("invalid-address")
				.message("the webhook address in a push to the robot '" + code + "' is not one of a robot")
				.category(ErrorCategory.INVALID_ARGUMENT)
				.build();
		}
		return new Robot(code, this.addresses.base(url), key, null);
	}

	/** The robot of that code, or empty if there is none. */
	public Optional<Robot> find(String code) {
		Robot robot = this.configured.get(code);
		return (robot != null) ? Optional.of(robot) : this.records.find(code).map(this::stored);
	}

	/** All codes, for messages to people. */
	public Collection<String> codes() {
		Collection<String> codes = new TreeSet<>(this.configured.keySet());
		this.records.all().forEach((record) -> codes.add(record.code()));
		return codes;
	}

	/**
	 * Stores a robot for all nodes; one of the same code is replaced.
	 * @param code up to {@value RecordStore#MAX_ID_LENGTH} characters
	 * @throws InvalidConfigurationException if {@link #check} refuses it
	 */
	public void save(String code, Robot.Settings settings) {
		Robot.Stored record = new Robot.Stored(code, settings, null, null);
		check(record);
		this.records.save(record);
	}

	/** Deletes a stored robot, if there is one. */
	public boolean delete(String code) {
		return this.records.delete(code);
	}

	@Override
	public final void reportTo(StoredSettings settings) {
		this.records.reportTo(settings);
	}

	/** The stored robots with what people write about them. */
	RobotRecords stored() {
		return this.records;
	}

	/** Whether the properties have a robot of that code. */
	boolean isConfigured(String code) {
		return this.configured.containsKey(code);
	}

	/**
	 * Checks a robot before it is stored.
	 * @throws InvalidConfigurationException if it cannot work, or a configured one would
	 * win
	 */
	void check(Robot.Stored record) {
		if (isConfigured(record.code())) {
			throw new InvalidConfigurationException(this.kind.configured(record.code()),
					"the properties have a robot of that code already", "Store the robot under another code.");
		}
		robot(record);
	}

	private Robot robot(Robot.Stored record) {
		return this.addresses.robot(record.code(), "stored robot " + record.code(), record.settings());
	}

	private Robot stored(Robot.Stored record) {
		try {
			return robot(record);
		}
		catch (InvalidConfigurationException ex) {
			throw failure("invalid-robot")
				.message("the stored robot '" + record.code() + "' cannot work: " + ex.problem())
				.category(ErrorCategory.INVALID_ARGUMENT, ex.remedy())
				.build();
		}
	}

	private PlatformException.Builder failure(String code) {
		return PlatformException.of(this.kind.platform(), this.kind.api()).code(code);
	}

}
