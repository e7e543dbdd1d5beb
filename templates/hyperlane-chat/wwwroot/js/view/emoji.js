// The emoji of the picker: a few for every day, with the words they are found by.

export const groups = [
  ["Smileys", "😀 grin happy|😄 laugh happy|😁 beam teeth|😅 sweat phew|😂 tears joy laugh|🤣 rolling laugh|🙂 smile|🙃 upside down|😉 wink|😊 blush smile|😇 angel innocent|🥰 love hearts|😍 love eyes|😘 kiss|😋 yum tasty|😜 tongue joke|🤪 silly crazy|🤗 hug|🤔 thinking hmm|🤨 eyebrow doubt|😐 neutral|😏 smirk|🙄 eyes roll|😬 grimace awkward|😌 relieved|😴 sleep tired|😷 mask ill|🤯 mind blown|🥳 party celebrate|😎 cool sunglasses|🤓 nerd glasses|😕 confused|😟 worried|😮 surprised wow|😳 flushed|🥺 please pleading|😢 cry sad|😭 sob cry|😤 huff|😡 angry|🥱 yawn bored|😱 scream fear|🤖 robot|👻 ghost|💀 skull dead"],
  ["People", "👋 wave hello|👍 thumbs up yes|👎 thumbs down no|👌 okay fine|✌️ peace victory|🤞 fingers crossed luck|🤟 love you|👉 point right|👈 point left|☝️ point up|👏 clap applause|🙌 hooray hands|🤝 handshake deal|🙏 thanks please pray|💪 strong muscle|✍️ write|👀 eyes look|🧠 brain|🙋 hand raise question|🤷 shrug|🤦 facepalm|🧑‍💻 programmer computer|🧑‍🎓 student graduate|🧑‍🏫 teacher"],
  ["Nature", "🐶 dog|🐱 cat|🐭 mouse|🦊 fox|🐻 bear|🐼 panda|🐸 frog|🐵 monkey|🦄 unicorn|🐝 bee|🐛 bug|🦋 butterfly|🐢 turtle|🐙 octopus|🌱 sprout|🌳 tree|🌸 blossom|🌞 sun|🌙 moon|⭐ star|🌈 rainbow|❄️ snow cold|🔥 fire hot|🌊 wave sea"],
  ["Food", "☕ coffee tea|🍵 tea|🍺 beer|🥂 cheers|🍎 apple|🍌 banana|🍓 strawberry|🍕 pizza|🍔 burger|🍟 fries|🥗 salad|🍜 noodles soup|🍣 sushi|🍪 cookie|🍫 chocolate|🎂 cake birthday|🍿 popcorn|🥐 croissant"],
  ["Things", "🎉 party tada|🎁 gift present|🏆 trophy win|🥇 first medal|⚽ football|🎮 game|🎵 music|🎨 art|📚 books|📝 note write|📎 clip|📌 pin|📅 calendar date|⏰ alarm time|💡 idea light|🔧 tool fix|🔨 hammer build|🧪 test|🔍 search|🔒 lock|🔑 key|💻 laptop|🖥️ screen|📱 phone|🚀 rocket ship|✈️ plane|🚲 bike|🏠 home"],
  ["Signs", "❤️ heart love|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|💔 broken heart|💯 hundred|✅ check done|❌ cross no|⚠️ warning|❓ question|❗ exclamation|💬 speech|✨ sparkles|💥 boom|➕ plus|➖ minus|♻️ recycle|🆗 ok"],
].map(([name, list]) => ({
  name,
  emoji: list.split("|").map((entry) => {
    const [character, ...words] = entry.split(" ");
    return { character, words: words.join(" ") };
  }),
}));
