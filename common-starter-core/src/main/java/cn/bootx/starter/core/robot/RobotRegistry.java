package cn.bootx.starter.core.robot;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.PlatformExceptionBuilder;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.CodedRecords;
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
public class RobotRegistry {

	private final RobotKind kind;

	private final RobotAddresses addresses;

	private final Map<String, Robot> configured = new LinkedHashMap<>();

	private final CodedRecords<RobotRecord> records;

	/**
	 * Checks the configured robots.
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	protected RobotRegistry(RobotAddresses addresses, Map<String, RobotSettings> configured, RecordStore records) {
		this.kind = addresses.kind();
		this.addresses = addresses;
		configured.forEach((code, settings) -> this.configured.put(code,
				addresses.robot(code, this.kind.configured(code), settings)));
		this.records = RobotRecords.of(records, this.kind);
	}

	/**
	 * The robot of that code; a configured one wins over a stored one.
	 * @throws PlatformException with NOT_FOUND if there is none; with INVALID_ARGUMENT if
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
				.verdict(ErrorVerdict.of(ErrorCategory.TRANSIENT))
				.cause(ex)
				.build();
		}
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
	 * @throws InvalidConfigurationException if the robot cannot work, or the properties
	 * have one of that code, which would win
	 */
	public void save(String code, RobotSettings settings) {
		RobotRecord record = new RobotRecord(code, settings, null, null);
		check(record);
		this.records.save(record);
	}

	/**
	 * Deletes a stored robot.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.records.delete(code);
	}

	/** The stored robots with what people write about them. */
	public CodedRecords<RobotRecord> stored() {
		return this.records;
	}

	/** Whether the properties have a robot of that code. */
	public boolean isConfigured(String code) {
		return this.configured.containsKey(code);
	}

	/**
	 * Checks a robot before it is stored.
	 * @throws InvalidConfigurationException if the robot cannot work, or the properties
	 * have one of that code, which would win
	 */
	public void check(RobotRecord record) {
		if (isConfigured(record.code())) {
			throw new InvalidConfigurationException(this.kind.configured(record.code()),
					"the properties have a robot of that code already", "Store the robot under another code.");
		}
		robot(record);
	}

	private Robot robot(RobotRecord record) {
		return this.addresses.robot(record.code(), "stored robot " + record.code(), record.settings());
	}

	private Robot stored(RobotRecord record) {
		try {
			return robot(record);
		}
		catch (InvalidConfigurationException ex) {
			throw failure("invalid-robot")
				.message("the stored robot '" + record.code() + "' cannot work: " + ex.problem())
				.verdict(ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT, ex.remedy()))
				.build();
		}
	}

	private PlatformExceptionBuilder failure(String code) {
		return PlatformException.of(this.kind.platform(), this.kind.api()).code(code);
	}

}
