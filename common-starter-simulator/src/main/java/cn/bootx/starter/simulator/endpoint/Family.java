package cn.bootx.starter.simulator.endpoint;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How the calls of one family are authenticated, read, refused and answered.
 */
public interface Family {

	/** Where the family's paths begin here, empty for the root. */
	String prefix();

	/**
	 * Checks a call's token before its work.
	 * @param token the kind that the row names, empty for the usual one
	 */
	Endpoint guard(String token, Work work);

	/** The body as an object, refused in the platform's way if it must be one. */
	JsonNode body(SimulatorRequest request);

	/** The platform's refusal, to be thrown. */
	RefusedCallException refuse(String code, String field);

	/** A success with these members. */
	SimulatorResponse answer(ObjectNode members);

	/** The same where the answer depends on the call. */
	default SimulatorResponse answer(SimulatorRequest request, ObjectNode members) {
		return answer(members);
	}

	/** The answer to a call that exists on the platform and not here. */
	SimulatorResponse notSimulated(SimulatorRequest request, String message);

	/** What a row does once the token is good. */
	interface Work {

		/**
		 * @param caller whose token it is
		 * @param scope what documents are kept under, such as the AppID
		 */
		SimulatorResponse handle(Object caller, String scope, SimulatorRequest request) throws Exception;

	}

}
